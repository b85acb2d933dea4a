//! `/api/account/recovery-codes/confirm`: the codes that were shown have been kept.

use axum::Json;
use axum::extract::State;
use axum::extract::rejection::JsonRejection;
use axum::http::StatusCode;
use sluss_protocol::api::KeptCodes;

use crate::http::App;
use crate::http::answer::Failure;
use crate::routes::api::account::signed_in::SignedIn;

/// Only codes that the person has kept take the place of those before.
pub(crate) async fn post(
    State(app): State<App>,
    who: SignedIn,
    body: Result<Json<KeptCodes>, JsonRejection>,
) -> Result<StatusCode, Failure> {
    let Json(KeptCodes { proposal }) = body?;
    who.strong(&app).await?.keep_recovery_codes(&proposal, &who.visitor).await?;
    Ok(StatusCode::NO_CONTENT)
}
