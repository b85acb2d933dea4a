//! `/api/device/requests/{id}`: the person's answer.

use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use sluss_domain::Error;
use sluss_domain::model::id::ApprovalId;
use sluss_protocol::api::AnswerRequest;
use sluss_protocol::problem::ProblemCode;

use super::PATH;
use crate::http::answer::Failure;
use crate::http::{App, Requester};
use crate::routes::api::device::dpop::{self, ProofTarget};

pub(crate) async fn post(
    State(app): State<App>,
    Path(id): Path<String>,
    requester: Requester,
    body: Bytes,
) -> Result<StatusCode, Failure> {
    let path = format!("{PATH}/{id}");
    let target = ProofTarget { method: "POST", path: &path, body: Some(&body) };
    let signed = dpop::signed(&app, &requester.headers, target)?;
    let unreadable = |_| Failure::new(ProblemCode::BadRequest, "Send the answer as JSON.");
    let answer: AnswerRequest = serde_json::from_slice(&body).map_err(unreadable)?;
    let device = dpop::counted(&app, &requester.visitor, &signed).await?;
    if device.id.as_str() != answer.device_id {
        return Err(Error::InvalidProof.into());
    }
    let id = ApprovalId::parse(&id).ok_or(Error::NotFound)?;
    app.instance.sluss.approvals().answer(&device, &id, &answer.decision, &signed.proof, &requester.visitor).await?;
    Ok(StatusCode::NO_CONTENT)
}
