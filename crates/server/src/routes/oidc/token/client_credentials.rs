//! A client gets a token of its own (RFC 6749, section 4.4), which says who it is to its own APIs and to `/oidc/introspect`, and opens nothing
//! about any person.

use axum::Json;
use axum::response::{IntoResponse, Response};
use serde_json::json;
use sluss_domain::model::authorization::TokenFacts;
use sluss_oidc::error::TokenError;
use sluss_oidc::resource;
use sluss_protocol::form::Form;

use crate::http::App;
use crate::routes::oidc::client_auth::Client;
use crate::routes::oidc::dpop::{self, Proof};
use crate::routes::oidc::refusal::Refusal;

pub(super) async fn issue(app: &App, client: &Client, form: &Form, proof: Option<Proof>) -> Result<Response, Refusal> {
    if client.oidc.is_public() || !client.oidc.settings.client_credentials {
        return Err(TokenError::UnauthorizedClient.into());
    }
    if form.get("scope").is_some() {
        return Err(TokenError::InvalidScope.into());
    }
    let resources = resource::read(form, &client.oidc).map_err(|_| TokenError::InvalidTarget)?;
    dpop::spend(app, proof.as_ref()).await?;
    let kind = if proof.is_some() { "DPoP" } else { "Bearer" };
    let facts = TokenFacts { resources, jkt: proof.map(|proof| proof.jkt), ..TokenFacts::default() };
    let sluss = &app.instance.sluss;
    let token = sluss.relying_parties().issue_client_token(&client.party.id, facts).await?;
    let lifetime = sluss.policy.access_token_lifetime.as_secs();
    let answer = json!({ "access_token": token.expose(), "token_type": kind, "expires_in": lifetime });
    Ok(Json(answer).into_response())
}
