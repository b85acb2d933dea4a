//! Authenticators of other servers, whose pages may call the device API if the operator says so (CORS, Fetch standard), and other servers, which the pages of
//! the authenticator here may call (decision 86). Cookies never go along: devices sign their calls.

use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use super::app::App;

/// Where devices call.
const DEVICE_API: &str = "/api/device/";

/// How many seconds a browser may cache a preflight.
const REMEMBERED: HeaderValue = HeaderValue::from_static("600");

/// Where scripts of an answer's page may send requests besides its own origin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ConnectSources(pub(super) String);

impl ConnectSources {
    /// These origins, which were checked when the settings were read.
    pub(crate) fn of(origins: &[String]) -> Self {
        Self(origins.iter().map(|origin| format!(" {origin}")).collect())
    }
}

/// Lets the pages of listed authenticators call the device API, and read what it answers. Without such a list nothing changes.
pub(crate) async fn share_device_api(State(app): State<App>, request: Request, next: Next) -> Response {
    let apps = &app.instance.peers.apps;
    if apps.is_empty() || !request.uri().path().starts_with(DEVICE_API) {
        return next.run(request).await;
    }
    let asking = request.headers().get(header::ORIGIN).cloned();
    let allowed = asking.filter(|origin| apps.iter().any(|app| app.as_bytes() == origin.as_bytes()));
    let is_preflight =
        *request.method() == Method::OPTIONS && request.headers().contains_key(header::ACCESS_CONTROL_REQUEST_METHOD);
    let mut response = if is_preflight { StatusCode::NO_CONTENT.into_response() } else { next.run(request).await };
    let headers = response.headers_mut();
    headers.append(header::VARY, HeaderValue::from_static("origin"));
    if let Some(origin) = allowed {
        open(headers, origin, is_preflight);
    }
    response
}

fn open(headers: &mut HeaderMap, origin: HeaderValue, is_preflight: bool) {
    headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, origin);
    // The mark that a browser holds keys is for our own authenticator.
    headers.remove(header::SET_COOKIE);
    if is_preflight {
        headers.insert(header::ACCESS_CONTROL_ALLOW_METHODS, HeaderValue::from_static("GET, POST"));
        headers.insert(header::ACCESS_CONTROL_ALLOW_HEADERS, HeaderValue::from_static("content-type, dpop"));
        headers.insert(header::ACCESS_CONTROL_MAX_AGE, REMEMBERED);
    }
}
