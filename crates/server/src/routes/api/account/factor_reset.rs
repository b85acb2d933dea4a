//! `/api/account/factor-reset`: deletes all factors, now or after the time in which that can be undone.

use axum::Json;
use axum::extract::State;
use axum::extract::rejection::JsonRejection;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use sluss_domain::factor::reset::FactorResetOutcome;
use sluss_protocol::api::{FactorResetView, OnceMore};

use super::signed_in::{SignedIn, signed_out};
use crate::http::App;
use crate::http::answer::Failure;

/// The password alone is enough even if there is a second factor, since that is lost (docs/decisions/0011).
pub(crate) async fn post(
    State(app): State<App>,
    who: SignedIn,
    body: Result<Json<OnceMore>, JsonRejection>,
) -> Result<Response, Failure> {
    let Json(OnceMore { password }) = body?;
    let sluss = &app.instance.sluss;
    let (account, _) = sluss.account_settings().own_account(&who.session).await?;
    Ok(match sluss.factor_resets().begin(&account, &password, &who.caller()).await? {
        FactorResetOutcome::Done => signed_out(&app, Json(FactorResetView { at: None }).into_response()),
        FactorResetOutcome::Planned(at) => Json(FactorResetView { at: Some(at.0) }).into_response(),
    })
}

pub(crate) async fn delete(State(app): State<App>, who: SignedIn) -> Result<StatusCode, Failure> {
    app.instance.sluss.factor_resets().undo(&who.session, &who.visitor).await?;
    Ok(StatusCode::NO_CONTENT)
}
