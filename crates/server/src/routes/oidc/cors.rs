//! What pages of other sites may read (J14): every page may read discovery and keys; the pages of public clients, which have no back end, may
//! read tokens and userinfo, and so may the origins that another client registered for that. Never with cookies.

use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use sluss_domain::Error;
use sluss_domain::model::relying_party::RelyingParty;

use crate::http::App;
use crate::sign_in::origins;

/// How many seconds a browser may cache a preflight.
const REMEMBERED: HeaderValue = HeaderValue::from_static("600");

/// Open to every page.
pub(crate) fn open(mut response: Response) -> Response {
    response.headers_mut().insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    response
}

/// Readable by pages of clients that have pages which call.
pub(super) async fn for_clients(app: &App, request: &HeaderMap, mut response: Response) -> Response {
    let headers = response.headers_mut();
    headers.append(header::VARY, HeaderValue::from_static("origin"));
    if let Some(origin) = allowed(app, request).await {
        headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, origin);
        headers
            .insert(header::ACCESS_CONTROL_EXPOSE_HEADERS, HeaderValue::from_static("www-authenticate, retry-after"));
    }
    response
}

/// The preflight, which a browser sends before a request that no form could make.
pub(crate) async fn preflight(State(app): State<App>, request: HeaderMap) -> Response {
    let mut response = for_clients(&app, &request, StatusCode::NO_CONTENT.into_response()).await;
    let headers = response.headers_mut();
    headers.insert(header::ALLOW, HeaderValue::from_static("GET, POST, OPTIONS"));
    if headers.contains_key(header::ACCESS_CONTROL_ALLOW_ORIGIN) {
        headers.insert(header::ACCESS_CONTROL_ALLOW_METHODS, HeaderValue::from_static("GET, POST"));
        headers.insert(
            header::ACCESS_CONTROL_ALLOW_HEADERS,
            HeaderValue::from_static("authorization, content-type, dpop"),
        );
        headers.insert(header::ACCESS_CONTROL_MAX_AGE, REMEMBERED);
    }
    response
}

/// The same for addresses that every page may read.
pub(crate) async fn open_preflight() -> Response {
    let mut response = open(StatusCode::NO_CONTENT.into_response());
    let headers = response.headers_mut();
    headers.insert(header::ALLOW, HeaderValue::from_static("GET, HEAD, OPTIONS"));
    headers.insert(header::ACCESS_CONTROL_ALLOW_METHODS, HeaderValue::from_static("GET"));
    headers.insert(header::ACCESS_CONTROL_ALLOW_HEADERS, HeaderValue::from_static("*"));
    headers.insert(header::ACCESS_CONTROL_MAX_AGE, REMEMBERED);
    response
}

/// The page's origin, if some client has it: a public one by its redirect addresses too, any other by the origins that were registered besides.
async fn allowed(app: &App, request: &HeaderMap) -> Option<HeaderValue> {
    let origin = request.get(header::ORIGIN)?;
    let text = origin.to_str().ok()?;
    let clients = app.instance.sluss.store.relying_parties().await;
    let clients = clients.inspect_err(|error: &Error| tracing::error!(%error, "no origin could be looked up")).ok()?;
    let is_known = |party: &RelyingParty| {
        party.oidc().is_some_and(|client| {
            let known = if client.is_public() { origins(party) } else { client.origins.clone() };
            known.iter().any(|known| known == text)
        })
    };
    clients.iter().any(is_known).then(|| origin.clone())
}
