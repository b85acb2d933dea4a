//! `/api/device/leave`: a device gives its account up to the one that it has vouched for.

use axum::body::Bytes;
use axum::extract::State;
use axum::http::StatusCode;
use sluss_domain::Error;
use sluss_domain::model::id::EnrolmentId;
use sluss_protocol::handover::Leave;

use super::signed_body::{SignedBody, signed_body};
use crate::http::answer::Failure;
use crate::http::{App, Requester};

const PATH: &str = "/api/device/leave";

pub(crate) async fn post(State(app): State<App>, requester: Requester, body: Bytes) -> Result<StatusCode, Failure> {
    let SignedBody { wanted: Leave { enrolment }, device, signed } = signed_body(&app, &requester, PATH, &body).await?;
    let enrolment = EnrolmentId::parse(&enrolment).ok_or(Error::NotFound)?;
    app.instance.sluss.handovers().leave(&device, &enrolment, &signed.proof, &requester.visitor).await?;
    Ok(StatusCode::NO_CONTENT)
}
