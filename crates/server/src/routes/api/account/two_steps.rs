//! `/api/account/two-steps`: whether the account asks for two steps everywhere.

use axum::Json;
use axum::extract::State;
use axum::extract::rejection::JsonRejection;
use axum::http::StatusCode;
use sluss_protocol::api::TwoSteps;

use super::signed_in::SignedIn;
use crate::http::App;
use crate::http::answer::Failure;

pub(crate) async fn put(
    State(app): State<App>,
    who: SignedIn,
    body: Result<Json<TwoSteps>, JsonRejection>,
) -> Result<StatusCode, Failure> {
    let Json(TwoSteps { on }) = body?;
    who.fresh(&app).await?.require_two_steps(on, &who.visitor).await?;
    Ok(StatusCode::NO_CONTENT)
}
