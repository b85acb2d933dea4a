//! `/api/account`: who is signed in, language, sign-out.

use axum::Json;
use axum::extract::State;
use axum::extract::rejection::JsonRejection;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use sluss_domain::Error;
use sluss_domain::model::id::BASE64;
use sluss_domain::session::Sessions;
use sluss_protocol::api::{AccountView, NewLanguage};

use super::signed_in::SignedIn;
use super::{device_view, safety};
use crate::http::App;
use crate::http::answer::Failure;
use crate::http::cookies::Name;

pub(crate) async fn get(State(app): State<App>, who: SignedIn) -> Result<Json<AccountView>, Failure> {
    let store = &app.house.sluss.store;
    let account = store.account(&who.session.account).await?.ok_or(Error::NotSignedIn)?;
    let factors = app.house.sluss.second_factors().of(&account.id).await?;
    let doubled = store.doubled(&account.id).await?;
    let safety = safety::view(&app, &who.session, &account, &factors)?;
    Ok(Json(AccountView {
        email: account.email.to_string(),
        account_ref: BASE64.encode(&account.reference.0),
        name: account.name,
        language: account.language,
        level: who.session.level,
        shown_enough: Sessions::has_shown_enough(&who.session, &factors),
        may_change_factors: app.house.sluss.sessions().may_change_factors(&who.session, &factors),
        devices: factors.devices.iter().map(|device| device_view(device, &doubled)).collect(),
        safety,
        app_origin: app.house.sluss.app_origin.to_string(),
        csrf: who.csrf,
    }))
}

pub(crate) async fn language(
    State(app): State<App>,
    who: SignedIn,
    body: Result<Json<NewLanguage>, JsonRejection>,
) -> Result<Response, Failure> {
    let Json(NewLanguage { language }) = body?;
    app.house.sluss.accounts().set_language(&who.session.account, language).await?;
    Ok((StatusCode::NO_CONTENT, [(header::SET_COOKIE, app.cookies().set(Name::Language, language.tag()))])
        .into_response())
}

/// Ends the session, and the one for relying sites in the same browser. The authenticator may live on the same origin, so storage is left
/// alone; cookies and caches go.
pub(crate) async fn sign_out(State(app): State<App>, headers: HeaderMap, who: SignedIn) -> Result<Response, Failure> {
    let beside = app.cookies().get(&headers, Name::SingleSignOn);
    app.house.sluss.sessions().sign_out(who.session, beside.as_deref(), &who.visitor).await?;
    let mut response = StatusCode::NO_CONTENT.into_response();
    let headers = response.headers_mut();
    headers.append(header::SET_COOKIE, app.cookies().clear(Name::Account));
    headers.append(header::SET_COOKIE, app.cookies().clear(Name::SingleSignOn));
    headers.insert("clear-site-data", HeaderValue::from_static("\"cache\""));
    Ok(response)
}
