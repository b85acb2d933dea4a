//! `/api/device/handovers/{id}/box`: the old phone leaves what only the new one can open.

use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use sluss_protocol::handover::SealedBox;

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
) -> Result<StatusCode, Failure> {
    let SignedBody { wanted: SealedBox { sealed }, device, signed } =
        signed_body(&app, &requester, &format!("{PATH}/{id}/box"), &body).await?;
    app.instance.sluss.handovers().seal(&device, &read(&id)?, sealed, &signed.proof).await?;
    Ok(StatusCode::NO_CONTENT)
}
