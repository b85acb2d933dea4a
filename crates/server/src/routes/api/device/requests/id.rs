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
use crate::http::{App, Visit};
use crate::routes::api::device::dpop::{self, Meant};

pub(crate) async fn post(
    State(app): State<App>,
    Path(id): Path<String>,
    visit: Visit,
    body: Bytes,
) -> Result<StatusCode, Failure> {
    let path = format!("{PATH}/{id}");
    let meant = Meant { method: "POST", path: &path, body: Some(&body) };
    let signed = dpop::signed(&app, &visit.headers, meant)?;
    let unreadable = |_| Failure::new(ProblemCode::BadRequest, "Send the answer as JSON.");
    let answer: AnswerRequest = serde_json::from_slice(&body).map_err(unreadable)?;
    let device = dpop::counted(&app, &visit.visitor, &signed).await?;
    if device.id.as_str() != answer.device_id {
        return Err(Error::InvalidProof.into());
    }
    let id = ApprovalId::parse(&id).ok_or(Error::NotFound)?;
    app.instance.sluss.approvals().answer(&device, &id, &answer.decision, &signed.proof, &visit.visitor).await?;
    Ok(StatusCode::NO_CONTENT)
}
