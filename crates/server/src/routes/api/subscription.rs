//! `/api/device/subscription`: where a device wants to be woken when its app is closed, and `/api/device/push-key`.

use axum::Json;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::StatusCode;
use sluss_delivery::push::VapidKey;
use sluss_domain::Error;
use sluss_domain::model::id::BASE64;
use sluss_domain::model::subscription::Subscription;
use sluss_protocol::api::{NewSubscription, PushKey};
use sluss_protocol::problem::ProblemCode;

use super::dpop::{self, Meant};
use crate::http::answer::Failure;
use crate::http::{App, Visit};

const PATH: &str = "/api/device/subscription";

pub(crate) async fn key(State(app): State<App>) -> Json<PushKey> {
    Json(PushKey { key: BASE64.encode(&app.house.keys.public()) })
}

pub(crate) async fn post(State(app): State<App>, visit: Visit, body: Bytes) -> Result<StatusCode, Failure> {
    let meant = Meant { method: "POST", path: PATH, body: Some(&body) };
    let signed = dpop::signed(&app, &visit.headers, meant)?;
    let unreadable = |_| Failure::new(ProblemCode::BadRequest, "Send the subscription as JSON.");
    let wanted: NewSubscription = serde_json::from_slice(&body).map_err(unreadable)?;
    let device = dpop::counted(&app, &visit.visitor, &signed).await?;
    let bytes = |text: &str, field| BASE64.decode(text.as_bytes()).map_err(|_| Error::InvalidField(field));
    let subscription = Subscription {
        device: device.id.clone(),
        endpoint: wanted.endpoint,
        p256dh: bytes(&wanted.p256dh, "p256dh")?,
        auth: bytes(&wanted.auth, "auth")?,
    };
    app.house.sluss.devices().subscribe(&device, &subscription, &signed.proof).await?;
    Ok(StatusCode::NO_CONTENT)
}
