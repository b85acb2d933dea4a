//! `/api/account/name`: the person's name.

use axum::Json;
use axum::extract::State;
use axum::extract::rejection::JsonRejection;
use axum::http::StatusCode;
use sluss_protocol::api::NewName;

use super::signed_in::SignedIn;
use crate::http::App;
use crate::http::answer::Failure;

pub(crate) async fn put(
    State(app): State<App>,
    who: SignedIn,
    body: Result<Json<NewName>, JsonRejection>,
) -> Result<StatusCode, Failure> {
    let Json(NewName { name }) = body?;
    who.fresh(&app).await?.rename(&name, &who.visitor).await?;
    Ok(StatusCode::NO_CONTENT)
}
