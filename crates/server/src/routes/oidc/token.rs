//! `/oidc/token`: a code is redeemed (OpenID Connect Core, section 3.1.3).

use axum::Json;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::json;
use sluss_domain::model::authorization::Grant;
use sluss_domain::model::relying_party::{OidcClient, RelyingParty};
use sluss_domain::model::visit::VisitMark;
use sluss_domain::{Error, Timestamp};
use sluss_oidc::authorize::AuthorizationRequest;
use sluss_oidc::claims::{self, ID_TOKEN_LIFETIME, IdToken, Person};
use sluss_oidc::error::TokenError;
use sluss_oidc::token::{Credentials, TokenRequest};
use sluss_protocol::form::Form;

use super::cors;
use super::userinfo::{account, person};
use crate::http::App;
use crate::http::answer::{Failure, TROUBLE};
use crate::http::form::FormBody;

/// Either the protocol's own error, or one of ours.
enum Refusal {
    Protocol(TokenError),
    Own(Error),
}

impl From<TokenError> for Refusal {
    fn from(error: TokenError) -> Self {
        Self::Protocol(error)
    }
}

impl From<Error> for Refusal {
    fn from(error: Error) -> Self {
        match error {
            Error::NotFound | Error::Expired | Error::AlreadyUsed => Self::Protocol(TokenError::InvalidGrant),
            Error::Unavailable(_) => {
                tracing::error!(event = "store-error", %error, "a code could not be redeemed");
                Self::Protocol(TokenError::TemporarilyUnavailable)
            }
            other => Self::Own(other),
        }
    }
}

pub(crate) async fn post(State(app): State<App>, headers: HeaderMap, FormBody(form): FormBody) -> Response {
    let answer = match redeem(&app, &headers, &form).await {
        Ok(response) => response,
        Err(Refusal::Own(error)) => Failure::from(error).into_response(),
        Err(Refusal::Protocol(error)) => refused(error),
    };
    cors::for_clients(&app, &headers, answer).await
}

async fn redeem(app: &App, headers: &HeaderMap, form: &Form) -> Result<Response, Refusal> {
    let sluss = &app.instance.sluss;
    let authorization = headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
    let (party, client) = authenticate(app, &Credentials::read(authorization, form)?).await?;
    let request = TokenRequest::read(form)?;
    let grant = sluss.relying_parties().find_grant(&request.code, &party.id).await?;
    let asked = AuthorizationRequest::kept(&grant.request);
    let asked = asked.ok_or_else(|| Error::Store("a code's request cannot be read".to_owned()))?;
    request.check(&asked)?;
    let account = account(app, &grant.account).await?;
    let (token, given) = sluss.relying_parties().new_access_token(&grant, &asked.scope);
    let sid = grant.session.as_ref().map(|session| sluss.sessions().sid(session));
    let visited = sid.clone().and_then(|sid| sluss.sessions().visited(&grant, VisitMark::Oidc { sid }));
    sluss.relying_parties().use_up(&grant, [given].into_iter().chain(visited).collect()).await?;
    let person = if client.id_token_claims { person(&account, &asked.scope) } else { Person::default() };
    let factor_added_at = account.factor_added_at.map(Timestamp::seconds);
    let claims = IdToken { person, factor_added_at, sid, ..claims_of(app, &party.id, &grant, &asked, token.expose()) };
    let id_token = app.instance.keys.id_token(client.signing, &claims);
    let answer = json!({
        "access_token": token.expose(),
        "token_type": "Bearer",
        "expires_in": sluss.policy.access_token_lifetime.as_secs(),
        "id_token": id_token,
        "scope": asked.scope,
    });
    Ok(Json(answer).into_response())
}

/// The client, if it is authentic: by its secret, or by having none and sending none.
async fn authenticate(app: &App, credentials: &Credentials) -> Result<(RelyingParty, OidcClient), Refusal> {
    let party = match app.instance.sluss.relying_parties().find(&credentials.client).await {
        Ok(party) => party,
        Err(Error::NotFound) => return Err(TokenError::InvalidClient.into()),
        Err(error) => return Err(error.into()),
    };
    let client = party.oidc().cloned().filter(|client| credentials.prove(client.secret_hash.as_deref()));
    client.map(|client| (party, client)).ok_or_else(|| TokenError::InvalidClient.into())
}

fn claims_of(app: &App, client: &str, grant: &Grant, asked: &AuthorizationRequest, access_token: &str) -> IdToken {
    let now = app.instance.sluss.now().seconds();
    IdToken {
        iss: app.instance.sluss.issuer.to_string(),
        sub: grant.account.to_string(),
        aud: client.to_owned(),
        exp: now + ID_TOKEN_LIFETIME,
        iat: now,
        auth_time: grant.authenticated_at.seconds(),
        nonce: asked.nonce.clone(),
        acr: grant.level.name(),
        amr: grant.method.facts().amr,
        sid: None,
        at_hash: claims::at_hash(access_token),
        factor_added_at: None,
        person: Person::default(),
    }
}

fn refused(error: TokenError) -> Response {
    let status = match error {
        TokenError::InvalidClient => StatusCode::UNAUTHORIZED,
        TokenError::TemporarilyUnavailable => StatusCode::SERVICE_UNAVAILABLE,
        _ => StatusCode::BAD_REQUEST,
    };
    let body = json!({ "error": error.code(), "error_description": error.to_string() });
    let mut response = (status, Json(body)).into_response();
    if status == StatusCode::SERVICE_UNAVAILABLE {
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(TROUBLE));
    }
    if status == StatusCode::UNAUTHORIZED {
        response.headers_mut().insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Basic realm=\"sluss\""));
    }
    response
}
