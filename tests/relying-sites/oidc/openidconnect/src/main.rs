//! A site with the openidconnect crate, as its documentation has it: discovery, PKCE and a nonce, the ID token verified, userinfo, and the way out.

use std::collections::HashMap;
use std::env::var;
use std::sync::{Arc, Mutex};

use axum::extract::{Query, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use axum::{Json, Router};
use serde_json::{Value, json};
// configuration
use openidconnect::core::{CoreAuthenticationFlow, CoreClient, CoreUserInfoClaims};
use openidconnect::{
    AccessTokenHash, AuthorizationCode, ClientId, ClientSecret, CsrfToken, EndpointMaybeSet, EndpointNotSet,
    EndpointSet, IssuerUrl, LogoutRequest, Nonce, OAuth2TokenResponse, PkceCodeChallenge, PkceCodeVerifier,
    PostLogoutRedirectUrl, ProviderMetadataWithLogout, RedirectUrl, Scope, TokenResponse, reqwest,
};

type Failure = Box<dyn std::error::Error + Send + Sync>;
type Client = CoreClient<
    EndpointSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointMaybeSet,
    EndpointMaybeSet,
>;

async fn configured(http: &reqwest::Client) -> Result<(Client, ProviderMetadataWithLogout), Failure> {
    let metadata = ProviderMetadataWithLogout::discover_async(IssuerUrl::new(var("ISSUER")?)?, http).await?;
    let secret = ClientSecret::new(var("CLIENT_SECRET")?);
    let client = CoreClient::from_provider_metadata(metadata.clone(), ClientId::new(var("CLIENT_ID")?), Some(secret))
        .set_redirect_uri(RedirectUrl::new(format!("{}/callback", var("SITE")?))?);
    Ok((client, metadata))
}
// end

/// What is kept of somebody between the way out to the provider and the way back.
struct Begun {
    nonce: Nonce,
    verifier: PkceCodeVerifier,
}

/// Somebody who is signed in: what the site shows, and where the sign-out begins.
#[derive(Clone)]
struct Person {
    shown: Value,
    out: String,
}

struct Site {
    http: reqwest::Client,
    client: Client,
    metadata: ProviderMetadataWithLogout,
    begun: Mutex<HashMap<String, Begun>>,
    people: Mutex<HashMap<String, Person>>,
}

type App = State<Arc<Site>>;

/// The value of the only cookie, which is the `state` of the request that somebody signed in by.
fn session(headers: &HeaderMap) -> Option<&str> {
    headers.get(header::COOKIE)?.to_str().ok()?.strip_prefix("session=")
}

async fn login(State(site): App) -> impl IntoResponse {
    let (challenge, verifier) = PkceCodeChallenge::new_random_sha256();
    let (url, state, nonce) = site
        .client
        .authorize_url(CoreAuthenticationFlow::AuthorizationCode, CsrfToken::new_random, Nonce::new_random)
        .add_scope(Scope::new("email".to_owned()))
        .add_scope(Scope::new("profile".to_owned()))
        .set_pkce_challenge(challenge)
        .url();
    let cookie = format!("session={}; HttpOnly; SameSite=Lax", state.secret());
    site.begun.lock().expect("nobody panics with it").insert(state.secret().clone(), Begun { nonce, verifier });
    ([(header::SET_COOKIE, cookie)], Redirect::to(url.as_str()))
}

async fn signed_in(site: &Site, code: String, begun: Begun) -> Result<Person, Failure> {
    let tokens = site
        .client
        .exchange_code(AuthorizationCode::new(code))?
        .set_pkce_verifier(begun.verifier)
        .request_async(&site.http)
        .await?;
    let token = tokens.id_token().ok_or("there is no ID token")?;
    let verifier = site.client.id_token_verifier();
    let claims = token.claims(&verifier, &begun.nonce)?;
    let wanted = claims.access_token_hash().ok_or("the ID token does not name the access token")?;
    let hash =
        AccessTokenHash::from_token(tokens.access_token(), token.signing_alg()?, token.signing_key(&verifier)?)?;
    if hash != *wanted {
        return Err("the access token is another's".into());
    }
    let subject = Some(claims.subject().clone());
    let told: CoreUserInfoClaims =
        site.client.user_info(tokens.access_token().clone(), subject)?.request_async(&site.http).await?;
    let name = told.name().and_then(|name| name.get(None)).map(|name| name.as_str());
    let email = told.email().map(|email| email.as_str());
    let acr = claims.auth_context_ref().map(|level| level.as_str());
    let end = site.metadata.additional_metadata().end_session_endpoint.clone().ok_or("nobody can sign out")?;
    let out = LogoutRequest::from(end)
        .set_id_token_hint(token)
        .set_post_logout_redirect_uri(PostLogoutRedirectUrl::new(format!("{}/", var("SITE")?))?);
    Ok(Person { shown: json!({ "name": name, "email": email, "acr": acr }), out: out.http_get_url().into() })
}

async fn callback(State(site): App, Query(mut query): Query<HashMap<String, String>>, headers: HeaderMap) -> Response {
    let (Some(code), Some(state)) = (query.remove("code"), query.remove("state")) else {
        return (StatusCode::FORBIDDEN, format!("{query:?}")).into_response();
    };
    let begun = site.begun.lock().expect("nobody panics with it").remove(&state);
    let Some(begun) = begun.filter(|_| session(&headers) == Some(&*state)) else {
        return StatusCode::FORBIDDEN.into_response();
    };
    match signed_in(&site, code, begun).await {
        Ok(person) => {
            site.people.lock().expect("nobody panics with it").insert(state, person);
            Redirect::to("/me").into_response()
        }
        Err(error) => (StatusCode::FORBIDDEN, format!("{error} {error:?}")).into_response(),
    }
}

async fn me(State(site): App, headers: HeaderMap) -> Response {
    let people = site.people.lock().expect("nobody panics with it");
    match session(&headers).and_then(|session| people.get(session)) {
        Some(person) => Json(person.shown.clone()).into_response(),
        None => StatusCode::UNAUTHORIZED.into_response(),
    }
}

async fn logout(State(site): App, headers: HeaderMap) -> Redirect {
    let mut people = site.people.lock().expect("nobody panics with it");
    let person = session(&headers).and_then(|session| people.remove(session));
    Redirect::to(person.as_ref().map_or("/", |person| &person.out))
}

#[tokio::main]
async fn main() -> Result<(), Failure> {
    // A client that followed redirects could be led to addresses inside the site's own network.
    let http = reqwest::ClientBuilder::new().redirect(reqwest::redirect::Policy::none()).build()?;
    let (client, metadata) = configured(&http).await?;
    let site = Site { http, client, metadata, begun: Mutex::default(), people: Mutex::default() };
    let router = Router::new()
        .route("/", get(|| async { "Welcome" }))
        .route("/login", get(login))
        .route("/callback", get(callback))
        .route("/me", get(me))
        .route("/logout", get(logout))
        .with_state(Arc::new(site));
    let listener = tokio::net::TcpListener::bind(format!("127.0.0.1:{}", var("PORT")?)).await?;
    Ok(axum::serve(listener, router).await?)
}
