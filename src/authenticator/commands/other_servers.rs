//! Accounts at other servers than the one that this app came from (decision 86): which server a link belongs to, and whether it may be talked to. Each account
//! names its server, and nothing that one server says counts for an account at another.

use sluss_protocol::api::OtherServers;
use sluss_protocol::link::{Link, LinkError};

use super::device::{Device, Platform, ServerRequest};
use super::server::read;
use crate::authenticator::state::error::AuthenticatorError;

/// The server that a text belongs to: `None` is the app's own, as for everything that is no link of another. One with an account here is known; any other has to
/// be on the list of the app's own server, or it is refused.
pub(super) async fn server_of<P: Platform>(
    device: &Device<P>,
    text: &str,
) -> Result<Option<String>, AuthenticatorError> {
    let Err(LinkError::OtherServer { origin }) = Link::parse(text, &device.platform.origin()) else { return Ok(None) };
    let accounts = device.vault().await?.accounts().await?;
    let is_known = accounts.iter().any(|account| account.other_server.as_ref() == Some(&origin));
    if is_known || listed(device).await.contains(&origin) {
        return Ok(Some(origin));
    }
    Err(LinkError::OtherServer { origin }.into())
}

/// The servers that the app's own server lists; none where it cannot be asked.
async fn listed<P: Platform>(device: &Device<P>) -> Vec<String> {
    let Ok(reply) = device.platform.send(ServerRequest::get("/api/device/other-servers")).await else {
        return Vec::new();
    };
    read(&reply).map(|OtherServers { servers }| servers).unwrap_or_default()
}

/// What it means that another server gave no answer: it may be out of reach, or not let this app call it. A browser does not say which.
pub(super) fn silent(error: AuthenticatorError, server: Option<&str>) -> AuthenticatorError {
    match (error, server) {
        (AuthenticatorError::Unreachable, Some(origin)) => {
            AuthenticatorError::OtherServerSilent { origin: origin.to_owned() }
        }
        (error, _) => error,
    }
}
