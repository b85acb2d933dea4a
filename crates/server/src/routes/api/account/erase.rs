//! `/api/account/erase`: deletes the account.

use axum::Json;
use axum::extract::State;
use axum::extract::rejection::JsonRejection;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use sluss_protocol::api::OnceMore;

use super::signed_in::{SignedIn, signed_out};
use crate::http::App;
use crate::http::answer::Failure;

pub(crate) async fn post(
    State(app): State<App>,
    who: SignedIn,
    body: Result<Json<OnceMore>, JsonRejection>,
) -> Result<Response, Failure> {
    let Json(OnceMore { password }) = body?;
    who.strong(&app).await?.erase_account(&password, &who.caller()).await?;
    Ok(signed_out(&app, StatusCode::NO_CONTENT.into_response()))
}
