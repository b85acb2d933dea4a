//! `/api/account/sign-out`: ends the session in this browser.

use axum::Json;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use sluss_protocol::api::SignedOutView;

use super::signed_in::{SignedIn, signed_out};
use crate::http::App;
use crate::http::answer::Failure;
use crate::sign_out::{end, page_of};

/// Ends the session, and the one for relying sites in the same browser. The authenticator may be on the same origin, so storage is left
/// alone; cookies and caches are cleared. If there are sites that have to hear of it, the answer names the page that says which have.
pub(crate) async fn post(State(app): State<App>, headers: HeaderMap, who: SignedIn) -> Result<Response, Failure> {
    let page = match end(&app, &headers, &who.visitor).await? {
        Some(session) if !app.instance.sluss.sessions().visits(&session).await?.is_empty() => {
            Some(page_of(&app, &session, None))
        }
        _ => None,
    };
    let answer = page
        .map_or_else(|| StatusCode::NO_CONTENT.into_response(), |page| Json(SignedOutView { page }).into_response());
    let mut response = signed_out(&app, answer);
    response.headers_mut().insert("clear-site-data", HeaderValue::from_static("\"cache\""));
    Ok(response)
}
