//! `/api/device/handovers/{id}`: the old phone greets the new one whose code it has scanned, and asks for news by the same greeting.

pub(crate) mod enrolments;
pub(crate) mod sealed_box;

use axum::Json;
use axum::body::Bytes;
use axum::extract::{Path, State};
use serde::de::DeserializeOwned;
use sluss_domain::Error;
use sluss_domain::model::device::Device;
use sluss_domain::model::handover::HandoverOpening;
use sluss_domain::model::id::HandoverId;
use sluss_protocol::handover::{Greeted, Greeting, Opening};
use sluss_protocol::problem::ProblemCode;

use super::PATH;
use crate::http::answer::Failure;
use crate::http::{App, Requester};
use crate::routes::api::device::dpop::{self, ProofTarget, Signed};

pub(crate) async fn post(
    State(app): State<App>,
    Path(id): Path<String>,
    requester: Requester,
    body: Bytes,
) -> Result<Json<Greeted>, Failure> {
    let SignedBody { wanted: Greeting { point }, device, signed } =
        signed_body(&app, &requester, &format!("{PATH}/{id}"), &body).await?;
    let handover = app.instance.sluss.handovers().greet(&device, &read(&id)?, &point, &signed.proof).await?;
    let (browser, place) = match &handover.opening {
        Some(HandoverOpening { browser, place, .. }) => (browser.clone(), place.clone()),
        None => Default::default(),
    };
    let opening = handover.opening.map(|HandoverOpening { point, nonce, .. }| Opening { point, nonce });
    Ok(Json(Greeted { challenge: handover.challenge, opening, browser, place }))
}

/// What a registered device has sent and signed. Its proof is counted, and not spent yet.
pub(in crate::routes::api::device) struct SignedBody<T> {
    pub(in crate::routes::api::device) wanted: T,
    pub(in crate::routes::api::device) device: Device,
    pub(in crate::routes::api::device) signed: Signed,
}

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

fn read(id: &str) -> Result<HandoverId, Error> {
    HandoverId::parse(id).ok_or(Error::NotFound)
}
