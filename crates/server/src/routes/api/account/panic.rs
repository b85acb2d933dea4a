//! `/api/account/panic`: deletes all factors, now or after the time in which that can be undone.

use axum::Json;
use axum::extract::State;
use axum::extract::rejection::JsonRejection;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use sluss_domain::factor::reset::Outcome;
use sluss_protocol::api::{OnceMore, PanicView};

use super::signed_in::{SignedIn, signed_out};
use crate::http::App;
use crate::http::answer::Failure;

/// The password alone is enough, also where there is a second factor: it is lost (docs/decisions/0011).
pub(crate) async fn post(
    State(app): State<App>,
    who: SignedIn,
    body: Result<Json<OnceMore>, JsonRejection>,
) -> Result<Response, Failure> {
    let Json(OnceMore { password }) = body?;
    let sluss = &app.instance.sluss;
    let (account, _) = sluss.account_settings().own_account(&who.session).await?;
    Ok(match sluss.factor_resets().begin(&account, &password, &who.caller()).await? {
        Outcome::Done => signed_out(&app, Json(PanicView { at: None }).into_response()),
        Outcome::Planned(at) => Json(PanicView { at: Some(at.0) }).into_response(),
    })
}

pub(crate) async fn delete(State(app): State<App>, who: SignedIn) -> Result<StatusCode, Failure> {
    app.instance.sluss.factor_resets().undo(&who.session, &who.visitor).await?;
    Ok(StatusCode::NO_CONTENT)
}
