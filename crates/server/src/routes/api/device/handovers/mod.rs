//! `/api/device/handovers`: a new phone, which is nobody yet, asks for news of its handover by the secret behind it. Nothing is written where no
//! registered device has greeted.

pub(crate) mod id;

use axum::Json;
use axum::extract::State;
use axum::extract::rejection::JsonRejection;
use sluss_protocol::handover::{Heard, Listen};

use crate::http::answer::Failure;
use crate::http::{App, Requester};

pub(super) const PATH: &str = "/api/device/handovers";

pub(crate) async fn post(
    State(app): State<App>,
    requester: Requester,
    body: Result<Json<Listen>, JsonRejection>,
) -> Result<Json<Heard>, Failure> {
    let Json(Listen { secret, opening }) = body?;
    let opening = opening.map(|opening| (opening.point, opening.nonce));
    let found = app.instance.sluss.handovers().listen(&secret, opening, &requester.visitor).await?;
    let heard = found.map(|handover| Heard { point: Some(handover.point), sealed: handover.sealed });
    Ok(Json(heard.unwrap_or_default()))
}
