//! The push subscription: telling the server how to reach this app when it is closed. It is an offer: without it the app learns of requests when it
//! is opened.

use data_encoding::BASE64URL_NOPAD;
use sluss_protocol::api::{NewSubscription, PushKey};

use super::device::{Device, Platform, ServerRequest};
use super::server::read;
use super::signed_call::{Sender, post};
use crate::authenticator::state::error::AuthenticatorError;

const PATH: &str = "/api/device/subscription";

/// Subscribes, and tells the server for each account. What fails is tried again at the next start.
///
/// # Errors
/// What stood in the way.
pub async fn offer_push_subscription<P: Platform>(device: &Device<P>) -> Result<(), AuthenticatorError> {
    let PushKey { key } = read(&device.platform.send(ServerRequest::get("/api/device/push-key")).await?)?;
    let key = BASE64URL_NOPAD.decode(key.as_bytes()).map_err(|_| AuthenticatorError::Busy)?;
    let Some(address) = device.platform.subscribe(&key).await else { return Ok(()) };
    let subscription = NewSubscription {
        endpoint: address.endpoint,
        p256dh: BASE64URL_NOPAD.encode(&address.p256dh),
        auth: BASE64URL_NOPAD.encode(&address.auth),
    };
    let body = serde_json::to_string(&subscription).map_err(|_| AuthenticatorError::Browser)?;
    // A browser lets one key wake an app: that of the server that the app came from.
    for account in device.vault().await?.accounts().await?.into_iter().filter(|account| account.other_server.is_none())
    {
        post(device, &Sender::Account(&account), PATH, &body).await?;
    }
    Ok(())
}
