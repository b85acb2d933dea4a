//! `/api/account/address`: asks for another address. Nothing changes before both mailboxes have agreed.

use axum::Json;
use axum::extract::State;
use axum::extract::rejection::JsonRejection;
use axum::http::StatusCode;
use sluss_protocol::api::WantedAddress;

use super::signed_in::SignedIn;
use crate::http::App;
use crate::http::answer::Failure;

pub(crate) async fn post(
    State(app): State<App>,
    who: SignedIn,
    body: Result<Json<WantedAddress>, JsonRejection>,
) -> Result<StatusCode, Failure> {
    let Json(WantedAddress { email }) = body?;
    who.fresh(&app).await?.ask_for_address(&email, &who.visitor).await?;
    Ok(StatusCode::ACCEPTED)
}
