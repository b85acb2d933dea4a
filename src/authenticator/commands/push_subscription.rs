//! Telling the server where to wake this app when it is closed. It is an offer: without it the app learns of requests when it is opened.

use data_encoding::BASE64URL_NOPAD;
use sluss_protocol::api::{NewSubscription, PushKey};

use crate::authenticator::commands::enrol::read;
use crate::authenticator::commands::link::accounts;
use crate::authenticator::commands::signed_call::{Signs, post};
use crate::authenticator::state::error::AuthenticatorError;
use crate::browser::vault::Vault;
use crate::browser::{http, push};

const PATH: &str = "/api/device/subscription";

/// Subscribes, and tells the server for each account. What fails is tried again at the next start.
pub(in crate::authenticator) async fn offer() -> Result<(), AuthenticatorError> {
    let PushKey { key } = read(&http::send("GET", "/api/device/push-key", &[], None).await?)?;
    let key = BASE64URL_NOPAD.decode(key.as_bytes()).map_err(|_| AuthenticatorError::Busy)?;
    let Some(subscribed) = push::subscribe(&key).await else { return Ok(()) };
    let subscription = NewSubscription {
        endpoint: subscribed.endpoint,
        p256dh: BASE64URL_NOPAD.encode(&subscribed.p256dh),
        auth: BASE64URL_NOPAD.encode(&subscribed.auth),
    };
    let body = serde_json::to_string(&subscription).map_err(|_| AuthenticatorError::Browser)?;
    for (record, _) in accounts(&Vault::open().await?).await? {
        post(&record, PATH, &body, Signs::Body).await?;
    }
    Ok(())
}
