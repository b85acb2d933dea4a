//! `/oidc/userinfo`: who somebody is, for the holder of an access token (OpenID Connect Core, section 5.3; RFC 6750; RFC 9449, section 7).

use axum::Json;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use serde_json::{Map, Value};
use sluss_domain::model::account::Account;
use sluss_domain::model::authorization::AccessToken;
use sluss_domain::model::id::AccountId;
use sluss_domain::model::relying_party::RelyingParty;
use sluss_domain::{Error, Timestamp};
use sluss_oidc::bearer::{Shown, TokenUseError};
use sluss_oidc::claims::{Claim, Known, Person, UserInfo};
use sluss_protocol::form::Form;

use super::refusal::Refusal;
use super::subject::subject;
use super::{cors, dpop};
use crate::http::App;
use crate::http::answer::Failure;
use crate::http::form::FormBody;

/// Where it is.
const PATH: &str = "/oidc/userinfo";

pub(crate) async fn get(State(app): State<App>, headers: HeaderMap) -> Response {
    answer(&app, &headers, &Method::GET, &Form::default()).await
}

pub(crate) async fn post(State(app): State<App>, headers: HeaderMap, FormBody(form): FormBody) -> Response {
    answer(&app, &headers, &Method::POST, &form).await
}

async fn answer(app: &App, headers: &HeaderMap, method: &Method, form: &Form) -> Response {
    let told = match user_info(app, headers, method, form).await {
        Ok(response) => response,
        Err(Refused::Token(error)) => refused(&error),
        Err(Refused::Own(Error::NotSignedIn)) => refused(&TokenUseError::InvalidToken),
        Err(Refused::Own(error)) => Failure::from(error).into_response(),
    };
    cors::for_clients(app, headers, told).await
}

/// Either the protocol's own error, or one of ours.
enum Refused {
    Token(TokenUseError),
    Own(Error),
}

impl From<TokenUseError> for Refused {
    fn from(error: TokenUseError) -> Self {
        Self::Token(error)
    }
}

impl From<Error> for Refused {
    fn from(error: Error) -> Self {
        Self::Own(error)
    }
}

impl From<Refusal> for Refused {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::Own(error) => Self::Own(error),
            Refusal::Protocol(_) | Refusal::Request(_) => Self::Token(TokenUseError::InvalidDpopProof),
        }
    }
}

async fn user_info(app: &App, headers: &HeaderMap, method: &Method, form: &Form) -> Result<Response, Refused> {
    let header = headers.get(header::AUTHORIZATION).map(|value| value.to_str().unwrap_or_default());
    let shown = Shown::read(header, form)?;
    let token = app.instance.sluss.relying_parties().access_token(&shown.token).await?;
    let proof = dpop::read(app, headers, method.as_str(), PATH, Some(&shown.token));
    let proof = proof.map_err(|_| TokenUseError::InvalidDpopProof)?;
    shown.check_binding(token.facts.jkt.as_deref(), proof.as_ref().map(|proof| proof.jkt.as_str()))?;
    // A token for an API would open to that API what only the client may know (J16).
    if !token.facts.resources.is_empty() {
        return Err(TokenUseError::InvalidToken.into());
    }
    let party = app.instance.sluss.relying_parties().find(&token.facts.client).await;
    let party = Error::or_none(party)?.ok_or(TokenUseError::InvalidToken)?;
    if token.facts.level.is_some_and(|level| level < party.level) {
        return Err(TokenUseError::InsufficientUserAuthentication(party.level).into());
    }
    dpop::spend(app, proof.as_ref()).await?;
    let account = account(app, &token.account).await?;
    let attributes = attributes(app, &party, &token.account).await?;
    Ok(told(app, &party, &claims(app, &token, &account, attributes)))
}

fn claims(app: &App, token: &AccessToken, account: &Account, attributes: Map<String, Value>) -> UserInfo {
    let named = token.facts.claims.iter().filter_map(|name| Claim::from_name(name)).collect();
    UserInfo {
        sub: subject(app, token.facts.sector.as_deref(), &token.account),
        factor_added_at: account.factor_added_at.map(Timestamp::seconds),
        person: Person::asked(&token.scope, &named, known(account, &account.email.envelope())),
        attributes,
    }
}

/// Signed userinfo, which says for whom it is (OpenID Connect Core, section 5.3.2).
#[derive(Serialize)]
struct Signed<'a> {
    iss: &'a str,
    aud: &'a str,
    #[serde(flatten)]
    info: &'a UserInfo,
}

fn told(app: &App, party: &RelyingParty, info: &UserInfo) -> Response {
    match party.oidc().filter(|client| client.settings.signed_userinfo) {
        None => Json(info).into_response(),
        Some(client) => {
            let claims = Signed { iss: &app.instance.sluss.issuer, aud: &party.id, info };
            let jwt = app.instance.keys.signed(client.signing, "JWT", &claims);
            ([(header::CONTENT_TYPE, HeaderValue::from_static("application/jwt"))], jwt).into_response()
        }
    }
}

/// The account that a token is about.
pub(super) async fn account(app: &App, id: &AccountId) -> Result<Account, Error> {
    app.instance.sluss.store.account(id).await?.ok_or(Error::NotSignedIn)
}

/// The attributes of an account that a client is registered for.
pub(super) async fn attributes(app: &App, party: &RelyingParty, id: &AccountId) -> Result<Map<String, Value>, Error> {
    Ok(sluss_oidc::claims::attributes(&app.instance.sluss.accounts().told(id, party).await?, &party.released))
}

/// What is known of an account. `address` is its address as an addr-spec (RFC 5322), as OpenID Connect Core has it in section 5.1: in ASCII as
/// far as it is ours to say.
pub(super) fn known<'a>(account: &'a Account, address: &'a str) -> Known<'a> {
    Known {
        email: address,
        email_verified: account.email_verified,
        name: &account.name,
        locale: account.language.tag(),
    }
}

fn refused(error: &TokenUseError) -> Response {
    let status = match error {
        TokenUseError::InvalidRequest(_) => StatusCode::BAD_REQUEST,
        _ => StatusCode::UNAUTHORIZED,
    };
    let challenges = error.challenges().into_iter().map(|text| HeaderValue::from_str(&text));
    let mut response = status.into_response();
    for challenge in challenges.flatten() {
        response.headers_mut().append(header::WWW_AUTHENTICATE, challenge);
    }
    response
}
