//! `/api/account/codes/{method}/kept`: the person has saved the codes that were shown.

use axum::Json;
use axum::extract::rejection::JsonRejection;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use sluss_protocol::api::KeptCodes;

use super::method_of;
use crate::http::App;
use crate::http::answer::Failure;
use crate::routes::api::account::signed_in::SignedIn;

/// Only codes that the person has saved replace the old ones.
pub(crate) async fn post(
    State(app): State<App>,
    who: SignedIn,
    Path(method): Path<String>,
    body: Result<Json<KeptCodes>, JsonRejection>,
) -> Result<StatusCode, Failure> {
    let Json(KeptCodes { proposal }) = body?;
    who.strong(&app).await?.keep_codes(method_of(&method)?, &proposal, &who.visitor).await?;
    Ok(StatusCode::NO_CONTENT)
}
