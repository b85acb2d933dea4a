//! `/oidc/introspect`: what a token is worth (RFC 7662), for the client that it was issued to and for the APIs that it is for. To everybody
//! else it is not active, like a token that does not exist (J16).

use axum::Json;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};
use sluss_domain::model::authorization::TokenFacts;
use sluss_domain::model::relying_party::RelyingParty;
use sluss_domain::{Error, Timestamp};
use sluss_oidc::error::TokenError;
use sluss_protocol::form::Form;

use super::client_auth::{authenticate_confidential, owner_of_token};
use super::refusal::Refusal;
use super::subject::subject;
use crate::http::App;
use crate::http::form::FormBody;

pub(crate) async fn post(State(app): State<App>, headers: HeaderMap, FormBody(form): FormBody) -> Response {
    introspect(&app, &headers, &form).await.unwrap_or_else(Refusal::into_response)
}

async fn introspect(app: &App, headers: &HeaderMap, form: &Form) -> Result<Response, Refusal> {
    let asking = asking(app, headers, form).await?;
    if form.duplicated().is_some() {
        return Err(TokenError::InvalidRequest("a parameter was given more than once").into());
    }
    let token = form.get("token").ok_or(TokenError::InvalidRequest("token is needed"))?;
    let told = told(app, &asking, token).await?;
    Ok(Json(told.unwrap_or_else(|| json!({ "active": false }))).into_response())
}

/// Who asks: a client that proves itself, or that shows a token of its own (section 2.1).
async fn asking(app: &App, headers: &HeaderMap, form: &Form) -> Result<RelyingParty, Refusal> {
    let header = headers.get(header::AUTHORIZATION).map(HeaderValue::as_bytes).unwrap_or_default();
    if header.len() > 6 && header[..7].eq_ignore_ascii_case(b"bearer ") {
        return owner_of_token(app, headers).await?.ok_or_else(|| TokenError::InvalidClient.into());
    }
    Ok(authenticate_confidential(app, headers, form, "/oidc/introspect").await?.party)
}

/// What the one who asks may know of a token; `None` if that is nothing.
async fn told(app: &App, asking: &RelyingParty, token: &str) -> Result<Option<Value>, Error> {
    let parties = app.instance.sluss.relying_parties();
    if let Some(found) = Error::or_none(parties.access_token(token).await)? {
        let mut told = facts(app, &found.facts, found.expires_at);
        told["scope"] = found.scope.into();
        told["sub"] = subject(app, found.facts.sector.as_deref(), &found.account).into();
        return Ok(may_know(asking, &found.facts).then_some(told));
    }
    if let Some(found) = Error::or_none(parties.client_token(token).await)? {
        let mut told = facts(app, &found.facts, found.expires_at);
        told["sub"] = found.facts.client.clone().into();
        return Ok(may_know(asking, &found.facts).then_some(told));
    }
    let refresh = parties.live_refresh_token(token, &asking.id).await?;
    Ok(refresh.map(|found| {
        let expires_at = found.grant.expires_at.seconds();
        json!({ "active": true, "client_id": asking.id, "exp": expires_at, "iss": *app.instance.sluss.issuer })
    }))
}

/// Whether a token was issued to the client, or is for an API that it is.
fn may_know(asking: &RelyingParty, token: &TokenFacts) -> bool {
    let is_api = |client: &sluss_domain::model::relying_party::OidcClient| {
        client.settings.apis.iter().any(|api| token.resources.contains(api))
    };
    asking.id == token.client || asking.oidc().is_some_and(is_api)
}

/// What is said of every access token (section 2.2; RFC 9449, section 6.2; RFC 9470, section 6.2).
fn facts(app: &App, token: &TokenFacts, expires_at: Timestamp) -> Value {
    let mut told = json!({
        "active": true,
        "client_id": token.client,
        "token_type": if token.jkt.is_some() { "DPoP" } else { "Bearer" },
        "iat": token.issued_at,
        "exp": expires_at.seconds(),
        "iss": *app.instance.sluss.issuer,
    });
    if !token.resources.is_empty() {
        told["aud"] = json!(token.resources);
    }
    if let Some(jkt) = &token.jkt {
        told["cnf"] = json!({ "jkt": jkt });
    }
    if let Some(level) = token.level {
        told["acr"] = level.name().into();
        told["auth_time"] = token.authenticated_at.into();
    }
    told
}
