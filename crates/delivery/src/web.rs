//! What all that is sent over HTTP has in common: no redirects, bounded waiting, no proxy but one that the operator named, and what
//! a failure means.

use std::fmt;
use std::time::Duration;

use reqwest::redirect::Policy;
use reqwest::{Client, ClientBuilder, Url};
use serde::Deserialize;
use sluss_domain::ports::courier::SendError;

/// How long to wait for a connection.
const CONNECT: Duration = Duration::from_secs(5);
/// How long to wait for an answer, all in all.
pub(crate) const ANSWER: Duration = Duration::from_secs(15);

/// A proxy that an operator named, such as `http://proxy.example.eu:3128`: whatever goes through it, it connects to, by names that it
/// looks up itself.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct Proxy(Url);

impl TryFrom<String> for Proxy {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        const WANTED: &str =
            "a proxy is named by http:// or https://, its host and its port, such as http://proxy.example.eu:3128";
        let url = Url::parse(&text).map_err(|_| WANTED)?;
        let bare = url.path() == "/" && url.query().is_none() && url.fragment().is_none();
        if !url.username().is_empty() || url.password().is_some() {
            // Not repeated, since it may be a password (M02).
            return Err("a proxy that wants a password cannot be used: no secret stands in this file");
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

/// A client that follows nobody elsewhere and uses each connection once: one that the other side has just closed would leave it
/// unclear whether a message was taken.
///
/// Variables of the environment (`HTTPS_PROXY` and its like) name no proxy for it: through one the addresses that it may connect to
/// would be somebody else's to choose.
pub fn client(wait: Duration, proxy: Option<&Proxy>) -> ClientBuilder {
    #[expect(
        clippy::disallowed_methods,
        reason = "this is where all clients are made, and what they have in common is seen to"
    )]
    let client = Client::builder().no_proxy().redirect(Policy::none());
    let client = client.connect_timeout(CONNECT).timeout(wait).pool_max_idle_per_host(0);
    match proxy.map(|proxy| reqwest::Proxy::all(proxy.0.clone())) {
        Some(Ok(proxy)) => client.proxy(proxy),
        // The address was looked at when it was read; a client without a proxy would at least reach nobody else.
        Some(Err(_)) | None => client,
    }
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
