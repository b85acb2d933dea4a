//! What a registered device posts: JSON under its proof. Knows no address of its own.

use axum::body::Bytes;
use serde::de::DeserializeOwned;
use sluss_domain::model::device::Device;
use sluss_protocol::problem::ProblemCode;

use super::dpop::{self, ProofTarget, Signed};
use crate::http::answer::Failure;
use crate::http::{App, Requester};

/// What it has sent and signed. The proof is counted, and not spent yet.
pub(in crate::routes::api::device) struct SignedBody<T> {
    pub(in crate::routes::api::device) wanted: T,
    pub(in crate::routes::api::device) device: Device,
    pub(in crate::routes::api::device) signed: Signed,
}

/// Reads what was posted to this path.
///
/// # Errors
/// That the proof is not for it, that it is no such JSON, or that the device is not registered.
pub(in crate::routes::api::device) async fn signed_body<T: DeserializeOwned>(
    app: &App,
    requester: &Requester,
    path: &str,
    body: &Bytes,
) -> Result<SignedBody<T>, Failure> {
    let target = ProofTarget { method: "POST", path, body: Some(body) };
    let signed = dpop::signed(app, &requester.headers, target)?;
    let unreadable = |_| Failure::new(ProblemCode::BadRequest, "Send what this address takes as JSON.");
    let wanted = serde_json::from_slice(body).map_err(unreadable)?;
    let device = dpop::counted(app, &requester.visitor, &signed).await?;
    Ok(SignedBody { wanted, device, signed })
}
