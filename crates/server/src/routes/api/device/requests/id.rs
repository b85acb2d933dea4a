//! `/api/device/requests/{id}`: the person's answer.

use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use sluss_domain::Error;
use sluss_domain::model::id::ApprovalId;
use sluss_protocol::api::AnswerRequest;

use super::PATH;
use crate::http::answer::Failure;
use crate::http::{App, Requester};
use crate::routes::api::device::signed_body::{SignedBody, signed_body};

pub(crate) async fn post(
    State(app): State<App>,
    Path(id): Path<String>,
    requester: Requester,
    body: Bytes,
) -> Result<StatusCode, Failure> {
    let SignedBody::<AnswerRequest> { wanted: answer, device, signed } =
        signed_body(&app, &requester, &format!("{PATH}/{id}"), &body).await?;
    if device.id.as_str() != answer.device_id {
        return Err(Error::InvalidProof.into());
    }
    let id = ApprovalId::parse(&id).ok_or(Error::NotFound)?;
    app.instance.sluss.approvals().answer(&device, &id, &answer.decision, &signed.proof, &requester.visitor).await?;
    Ok(StatusCode::NO_CONTENT)
}
