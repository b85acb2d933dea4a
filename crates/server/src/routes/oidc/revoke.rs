//! `/oidc/revoke`: a client gives back a token (RFC 7009). The answer is the same whether there was one.

use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use sluss_oidc::error::TokenError;
use sluss_protocol::form::Form;

use super::client_auth::authenticate;
use super::cors;
use super::refusal::Refusal;
use crate::http::App;
use crate::http::form::FormBody;

pub(crate) async fn post(State(app): State<App>, headers: HeaderMap, FormBody(form): FormBody) -> Response {
    let answer = match revoke(&app, &headers, &form).await {
        Ok(()) => StatusCode::OK.into_response(),
        Err(refusal) => refusal.into_response(),
    };
    cors::for_clients(&app, &headers, answer).await
}

async fn revoke(app: &App, headers: &HeaderMap, form: &Form) -> Result<(), Refusal> {
    let client = authenticate(app, headers, form, "/oidc/revoke").await?;
    if form.duplicated().is_some() {
        return Err(TokenError::InvalidRequest("a parameter was given more than once").into());
    }
    let token = form.get("token").ok_or(TokenError::InvalidRequest("token is needed"))?;
    Ok(app.instance.sluss.relying_parties().revoke(token, &client.party.id).await?)
}
