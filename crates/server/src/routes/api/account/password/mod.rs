//! `/api/account/password`: replaces the password, which the session has to be strong for.

pub(crate) mod strength;

use axum::Json;
use axum::extract::State;
use axum::extract::rejection::JsonRejection;
use axum::http::StatusCode;
use sluss_protocol::api::NewPassword;

use super::signed_in::SignedIn;
use crate::http::App;
use crate::http::answer::Failure;

pub(crate) async fn put(
    State(app): State<App>,
    who: SignedIn,
    body: Result<Json<NewPassword>, JsonRejection>,
) -> Result<StatusCode, Failure> {
    let Json(NewPassword { current, new, end_others }) = body?;
    who.strong(&app).await?.change_password(&current, &new, end_others, &who.caller()).await?;
    Ok(StatusCode::NO_CONTENT)
}
