//! `/api/account/password/strength`: how strong a password would be, while it is typed.

use axum::Json;
use axum::extract::State;
use axum::extract::rejection::JsonRejection;
use sluss_protocol::password::{Candidate, Strength};

use crate::http::App;
use crate::http::answer::Failure;
use crate::routes::api::account::signed_in::SignedIn;

/// The password is neither kept nor logged.
pub(crate) async fn post(
    State(app): State<App>,
    who: SignedIn,
    body: Result<Json<Candidate>, JsonRejection>,
) -> Result<Json<Strength>, Failure> {
    let Json(Candidate { password }) = body?;
    Ok(Json(app.instance.sluss.account_settings().judge_password(&who.session, &password).await?))
}
