//! `/api/account/language`: the person's language, here and in messages.

use axum::Json;
use axum::extract::State;
use axum::extract::rejection::JsonRejection;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use sluss_protocol::api::NewLanguage;

use super::signed_in::SignedIn;
use crate::http::App;
use crate::http::answer::Failure;
use crate::http::cookies::Name;

pub(crate) async fn put(
    State(app): State<App>,
    who: SignedIn,
    body: Result<Json<NewLanguage>, JsonRejection>,
) -> Result<Response, Failure> {
    let Json(NewLanguage { language }) = body?;
    app.instance.sluss.accounts().set_language(&who.session.account, language).await?;
    Ok((StatusCode::NO_CONTENT, [(header::SET_COOKIE, app.cookies().set(Name::Language, language.tag()))])
        .into_response())
}
