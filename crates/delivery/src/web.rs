//! What all that is sent over HTTP has in common: no redirects, bounded waiting, and what a failure means.

use std::time::Duration;

use reqwest::redirect::Policy;
use reqwest::{Client, ClientBuilder};
use sluss_domain::courier::SendError;

/// How long to wait for a connection.
const CONNECT: Duration = Duration::from_secs(5);
/// How long to wait for an answer, all in all.
pub(crate) const ANSWER: Duration = Duration::from_secs(15);

/// A client that follows nobody elsewhere and uses each connection once: one that the other side has just closed would leave it
/// unclear whether a message was taken.
pub(crate) fn client(wait: Duration) -> ClientBuilder {
    Client::builder().redirect(Policy::none()).connect_timeout(CONNECT).timeout(wait).pool_max_idle_per_host(0)
}

/// What a request without an answer means. The error's own words may hold the address, and with it number and text.
pub(crate) fn failure(error: &reqwest::Error) -> SendError {
    if error.is_connect() {
        SendError::Unavailable("it cannot be reached".to_owned())
    } else if error.is_builder() {
        SendError::Refused("the request cannot be written".to_owned())
    } else if error.is_timeout() {
        SendError::Unclear("no answer in time".to_owned())
    } else {
        SendError::Unclear("the answer broke off".to_owned())
    }
}
