//! `/api/device/handovers/{id}`: the old phone greets the new one whose code it has scanned, and asks for news by the same greeting.

pub(crate) mod enrolments;
pub(crate) mod sealed_box;

use axum::Json;
use axum::body::Bytes;
use axum::extract::{Path, State};
use sluss_domain::Error;
use sluss_domain::model::handover::HandoverOpening;
use sluss_domain::model::id::HandoverId;
use sluss_protocol::handover::{Greeted, Greeting, Opening};

use super::PATH;
use crate::http::answer::Failure;
use crate::http::{App, Requester};
use crate::routes::api::device::signed_body::{SignedBody, signed_body};

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

fn read(id: &str) -> Result<HandoverId, Error> {
    HandoverId::parse(id).ok_or(Error::NotFound)
}
