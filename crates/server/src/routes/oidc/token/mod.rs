//! `/oidc/token`: a client redeems something for tokens (OpenID Connect Core, sections 3.1.3 and 12; RFC 6749). One file for each grant.

mod client_credentials;
mod code;
mod device;
mod issue;
mod refresh;

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Response};
use sluss_oidc::error::TokenError;
use sluss_oidc::token::TokenRequest;
use sluss_protocol::form::Form;

use super::client_auth::authenticate;
use super::refusal::Refusal;
use super::{cors, dpop};
use crate::http::App;
use crate::http::form::FormBody;

/// Where it is.
const PATH: &str = "/oidc/token";

pub(crate) async fn post(State(app): State<App>, headers: HeaderMap, FormBody(form): FormBody) -> Response {
    let answer = redeem(&app, &headers, &form).await.unwrap_or_else(Refusal::into_response);
    cors::for_clients(&app, &headers, answer).await
}

async fn redeem(app: &App, headers: &HeaderMap, form: &Form) -> Result<Response, Refusal> {
    let client = authenticate(app, headers, form, PATH).await?;
    let request = TokenRequest::read(form)?;
    let proof = dpop::read(app, headers, "POST", PATH, None)?;
    let too_old = client.oidc.settings.fapi && proof.as_ref().is_some_and(|proof| proof.rs256);
    if too_old || proof.is_none() && client.oidc.settings.has_to_bind() {
        return Err(TokenError::InvalidDpopProof.into());
    }
    match request {
        TokenRequest::Code(request) => code::redeem(app, &client, &request, form, proof).await,
        TokenRequest::Refresh(request) => refresh::redeem(app, &client, &request, form, proof).await,
        TokenRequest::ClientCredentials { .. } => client_credentials::issue(app, &client, form, proof).await,
        TokenRequest::Device(request) => device::redeem(app, &client, &request, form, proof).await,
    }
}
