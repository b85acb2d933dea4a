//! `/oidc/par`: a client leaves its authorization request with us, so that nobody on the way through the browser can change it (RFC 9126). It is
//! checked as if it had come to `/oidc/authorize`, so that whatever is wrong is told to the client and not to the person.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde_json::json;
use sluss_domain::Error;
use sluss_domain::model::authorization::PushedRequest;
use sluss_oidc::authorize::{AuthorizationRequest, ReplyTo};
use sluss_oidc::error::{AuthorizeError, TokenError};
use sluss_protocol::form::Form;
use url::form_urlencoded;

use super::client_auth::authenticate;
use super::refusal::Refusal;
use super::{cors, dpop};
use crate::http::form::FormBody;
use crate::http::{App, Requester};

/// Where it is.
const PATH: &str = "/oidc/par";

/// What proves the client and is no part of its request.
const PROOF: [&str; 3] = ["client_secret", "client_assertion", "client_assertion_type"];

pub(crate) async fn post(State(app): State<App>, requester: Requester, FormBody(form): FormBody) -> Response {
    let answer = push(&app, &requester, &form).await.unwrap_or_else(Refusal::into_response);
    cors::for_clients(&app, &requester.headers, answer).await
}

async fn push(app: &App, requester: &Requester, form: &Form) -> Result<Response, Refusal> {
    let client = authenticate(app, &requester.headers, form, PATH).await?;
    if form.get("request_uri").is_some() {
        return Err(AuthorizeError::InvalidRequest("a pushed request has no request_uri".to_owned()).into());
    }
    let proof = dpop::read(app, &requester.headers, "POST", PATH, None)?;
    let jkt = proof.as_ref().map(|proof| proof.jkt.as_str());
    if jkt.is_some() && form.get("dpop_jkt").is_some_and(|named| Some(named) != jkt) {
        return Err(TokenError::InvalidDpopProof.into());
    }
    let text = kept(&client.party.id, form, jkt);
    let request = Form::parse(&text);
    let reply_to = ReplyTo::read(&request, &client.oidc).map_err(|error| invalid(&error.to_string()))?;
    AuthorizationRequest::read(&request, reply_to, &client.oidc)?;
    dpop::spend(app, proof.as_ref()).await?;
    let stranger = client.oidc.is_public().then_some(&requester.visitor);
    let uri = app.instance.sluss.relying_parties().push_request(&client.party.id, text, stranger).await?;
    let lifetime = app.instance.sluss.policy.pushed_request_lifetime.as_secs();
    let answer = json!({ "request_uri": uri.expose(), "expires_in": lifetime });
    Ok((StatusCode::CREATED, Json(answer)).into_response())
}

fn invalid(why: &str) -> AuthorizeError {
    AuthorizeError::InvalidRequest(why.to_owned())
}

/// The request as it is kept: without what proves the client, and with the key that the client has shown.
fn kept(client: &str, form: &Form, jkt: Option<&str>) -> String {
    let is_kept = |name: &str| !PROOF.contains(&name) && name != "client_id" && (name != "dpop_jkt" || jkt.is_none());
    let own = form.pairs().filter(|(name, _)| is_kept(name));
    let more = [("client_id", client)].into_iter().chain(jkt.map(|jkt| ("dpop_jkt", jkt)));
    form_urlencoded::Serializer::new(String::new()).extend_pairs(own.chain(more)).finish()
}

/// The request that a client left with us by this `request_uri`; `None` if the address is not one of ours.
pub(super) async fn found(app: &App, client: &str, form: &Form) -> Option<Result<PushedRequest, Error>> {
    let uri = form.get("request_uri").filter(|_| !form.is_duplicated("request_uri"))?;
    uri.starts_with("urn:ietf:params:oauth:request_uri:").then_some(())?;
    Some(app.instance.sluss.relying_parties().pushed_request(uri, client).await)
}
