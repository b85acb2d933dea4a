//! `/api/device/subscription`: where a device wants to be woken when its app is closed.

use axum::body::Bytes;
use axum::extract::State;
use axum::http::StatusCode;
use sluss_domain::Error;
use sluss_domain::model::id::BASE64;
use sluss_domain::model::subscription::Subscription;
use sluss_protocol::api::NewSubscription;

use super::signed_body::{SignedBody, signed_body};
use crate::http::answer::Failure;
use crate::http::{App, Requester};

const PATH: &str = "/api/device/subscription";

pub(crate) async fn post(State(app): State<App>, requester: Requester, body: Bytes) -> Result<StatusCode, Failure> {
    let SignedBody::<NewSubscription> { wanted, device, signed } = signed_body(&app, &requester, PATH, &body).await?;
    let bytes = |text: &str, field| BASE64.decode(text.as_bytes()).map_err(|_| Error::InvalidField(field));
    let subscription = Subscription {
        device: device.id.clone(),
        endpoint: wanted.endpoint,
        p256dh: bytes(&wanted.p256dh, "p256dh")?,
        auth: bytes(&wanted.auth, "auth")?,
    };
    app.instance.sluss.devices().subscribe(&device, &subscription, &signed.proof).await?;
    Ok(StatusCode::NO_CONTENT)
}
