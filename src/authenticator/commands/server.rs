//! What the server's replies mean. Knows nothing of accounts.

use serde::de::DeserializeOwned;
use sluss_protocol::api::ServerKeys;
use sluss_protocol::problem::Problem;

use super::device::{Device, Platform, ServerReply, ServerRequest};
use crate::authenticator::state::error::AuthenticatorError;

/// Reads a reply: either what was asked for, or what the server's problem document means here.
pub(super) fn read<T: DeserializeOwned>(reply: &ServerReply) -> Result<T, AuthenticatorError> {
    if (200..300).contains(&reply.status) {
        return serde_json::from_str(&reply.body).map_err(|_| AuthenticatorError::Busy);
    }
    let problem = serde_json::from_str::<Problem>(&reply.body);
    Err(problem.map_or(AuthenticatorError::Busy, |problem| AuthenticatorError::of(problem.code)))
}

/// The keys that a server signs requests with now.
pub(super) async fn server_keys<P: Platform>(
    device: &Device<P>,
    server: Option<&str>,
) -> Result<ServerKeys, AuthenticatorError> {
    read(&device.platform.send(ServerRequest::get_at(server, "/api/device/keys")).await?)
}
