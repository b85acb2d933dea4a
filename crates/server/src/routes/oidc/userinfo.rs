//! `/oidc/userinfo`: who somebody is, for the holder of an access token (OpenID Connect Core, section 5.3; RFC 6750).

use axum::Json;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use sluss_domain::model::account::Account;
use sluss_domain::model::id::AccountId;
use sluss_domain::{Error, Timestamp};
use sluss_oidc::claims::{Known, Person, UserInfo};

use super::cors;
use crate::http::App;
use crate::http::answer::Failure;

pub(crate) async fn get(State(app): State<App>, headers: HeaderMap) -> Response {
    let header = headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let token = header
        .split_once(' ')
        .filter(|(scheme, _)| scheme.eq_ignore_ascii_case("bearer"))
        .map(|(_, token)| token.trim());
    let answer = match user_info(&app, token.unwrap_or_default()).await {
        Ok(info) => Json(info).into_response(),
        Err(Error::NotSignedIn) => unauthorised(token.is_some()),
        Err(error) => Failure::from(error).into_response(),
    };
    cors::for_clients(&app, &headers, answer).await
}

async fn user_info(app: &App, token: &str) -> Result<UserInfo, Error> {
    let sluss = &app.instance.sluss;
    let token = sluss.relying_parties().access_token(token).await?;
    let account = account(app, &token.account).await?;
    let factor_added_at = account.factor_added_at.map(Timestamp::seconds);
    Ok(UserInfo { sub: token.account.to_string(), factor_added_at, person: person(&account, &token.scope) })
}

/// The account that a token is about.
pub(super) async fn account(app: &App, id: &AccountId) -> Result<Account, Error> {
    app.instance.sluss.store.account(id).await?.ok_or(Error::NotSignedIn)
}

/// The claims about an account that the scopes permit.
pub(super) fn person(account: &Account, scope: &str) -> Person {
    // An addr-spec (RFC 5322), as OpenID Connect Core has it in section 5.1: in ASCII as far as it is ours to say.
    let email = account.email.envelope();
    let known = Known {
        email: &email,
        email_verified: account.email_verified,
        name: &account.name,
        locale: account.language.tag(),
    };
    Person::behind(scope, known)
}

fn unauthorised(token_was_wrong: bool) -> Response {
    let challenge = if token_was_wrong { "Bearer error=\"invalid_token\"" } else { "Bearer" };
    (StatusCode::UNAUTHORIZED, [(header::WWW_AUTHENTICATE, HeaderValue::from_static(challenge))]).into_response()
}
