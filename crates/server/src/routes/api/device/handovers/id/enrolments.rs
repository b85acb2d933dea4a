//! `/api/device/handovers/{id}/enrolments`: a registered device vouches with its PIN for the new phone.

use axum::Json;
use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use sluss_protocol::handover::{Vouch, Vouched};

use super::read;
use crate::http::answer::Failure;
use crate::http::{App, Requester};
use crate::routes::api::device::handovers::PATH;
use crate::routes::api::device::signed_body::{SignedBody, signed_body};

pub(crate) async fn post(
    State(app): State<App>,
    Path(id): Path<String>,
    requester: Requester,
    body: Bytes,
) -> Result<(StatusCode, Json<Vouched>), Failure> {
    let SignedBody { wanted: Vouch { response }, device, signed } =
        signed_body(&app, &requester, &format!("{PATH}/{id}/enrolments"), &body).await?;
    let handovers = app.instance.sluss.handovers();
    let enrolment = handovers.vouch(&device, &read(&id)?, &response, &signed.proof, &requester.visitor).await?;
    Ok((StatusCode::CREATED, Json(Vouched { enrolment: enrolment.id.to_string(), link: enrolment.link })))
}
