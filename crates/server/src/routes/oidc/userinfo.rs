//! `/oidc/userinfo`: who somebody is, for the holder of an access token (OpenID Connect Core, section 5.3; RFC 6750).

use axum::Json;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use sluss_domain::Error;
use sluss_oidc::claims::UserInfo;

use crate::http::App;
use crate::http::answer::Failure;

pub(crate) async fn get(State(app): State<App>, headers: HeaderMap) -> Response {
    let header = headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let token = header
        .split_once(' ')
        .filter(|(scheme, _)| scheme.eq_ignore_ascii_case("bearer"))
        .map(|(_, token)| token.trim());
    match user_info(&app, token.unwrap_or_default()).await {
        Ok(info) => Json(info).into_response(),
        Err(Error::NotSignedIn) => unauthorised(token.is_some()),
        Err(error) => Failure::from(error).into_response(),
    }
}

async fn user_info(app: &App, token: &str) -> Result<UserInfo, Error> {
    let sluss = &app.house.sluss;
    let token = sluss.access_token(token).await?;
    let account = sluss.store.account(&token.account).await?.ok_or(Error::NotSignedIn)?;
    let has = |scope: &str| token.scope.split(' ').any(|part| part == scope);
    Ok(UserInfo {
        sub: account.id.to_string(),
        // An addr-spec (RFC 5322), as OpenID Connect Core has it in section 5.1: in ASCII as far as it is ours to say.
        email: has("email").then(|| account.email.envelope()),
        name: has("profile").then_some(account.name),
        locale: has("profile").then(|| account.language.tag().to_owned()),
    })
}

fn unauthorised(token_was_wrong: bool) -> Response {
    let challenge = if token_was_wrong { "Bearer error=\"invalid_token\"" } else { "Bearer" };
    (StatusCode::UNAUTHORIZED, [(header::WWW_AUTHENTICATE, HeaderValue::from_static(challenge))]).into_response()
}
