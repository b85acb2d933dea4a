//! What all HTTP requests have in common: no redirects, bounded waiting, no proxy but the one that the operator named,
//! and how failures are classified.

use std::fmt;
use std::time::Duration;

use reqwest::redirect::Policy;
use reqwest::{Client, ClientBuilder, Url};
use serde::Deserialize;
use sluss_domain::ports::courier::SendError;

/// How long to wait for a connection.
const CONNECT: Duration = Duration::from_secs(5);
/// How long to wait for an answer, connecting included.
pub(crate) const ANSWER: Duration = Duration::from_secs(15);

/// A proxy that an operator named, such as `http://proxy.example.eu:3128`. It connects to whatever is requested through
/// it, by names that it looks up itself.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct Proxy(Url);

impl TryFrom<String> for Proxy {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        const WANTED: &str =
            "name a proxy by http:// or https://, its host and its port, such as http://proxy.example.eu:3128";
        let url = Url::parse(&text).map_err(|_| WANTED)?;
        let bare = url.path() == "/" && url.query().is_none() && url.fragment().is_none();
        if !url.username().is_empty() || url.password().is_some() {
            // Not repeated in the message, since it may be a password (M02).
            return Err("a proxy that requires a password cannot be used: secrets must not be written in this file");
        }
        if bare && matches!(url.scheme(), "http" | "https") { Ok(Self(url)) } else { Err(WANTED) }
    }
}

impl fmt::Display for Proxy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0.as_str().trim_end_matches('/'))
    }
}

impl Proxy {
    pub(crate) const fn url(&self) -> &Url {
        &self.0
    }
}

/// A client that follows no redirects and uses each connection once: a connection that the other side has just closed
/// would leave it unclear whether a message was accepted.
///
/// Environment variables (`HTTPS_PROXY` and the like) name no proxy for it: otherwise somebody else could choose the
/// addresses that it connects to.
pub fn client(wait: Duration, proxy: Option<&Proxy>) -> ClientBuilder {
    #[expect(
        clippy::disallowed_methods,
        reason = "this is where all clients are made, and what they have in common is seen to"
    )]
    let client = Client::builder().no_proxy().redirect(Policy::none());
    let client = client.connect_timeout(CONNECT).timeout(wait).pool_max_idle_per_host(0);
    match proxy.map(|proxy| reqwest::Proxy::all(proxy.0.clone())) {
        Some(Ok(proxy)) => client.proxy(proxy),
        // The address was checked when it was read; without a proxy the client would at least reach nobody else.
        Some(Err(_)) | None => client,
    }
}

/// What a request without an answer means for the message. The error's own words are left out, as they may contain the
/// address, and with it number and text.
pub(crate) fn failure(error: &reqwest::Error) -> SendError {
    if error.is_connect() {
        SendError::Unavailable("it cannot be reached".to_owned())
    } else if error.is_builder() {
        SendError::Refused("the request cannot be written".to_owned())
    } else if error.is_timeout() {
        SendError::Unclear("no answer in time".to_owned())
    } else {
        SendError::Unclear("the answer was interrupted".to_owned())
    }
}
