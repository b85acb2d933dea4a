//! `/api/account/sign-out`: ends the session in this browser.

use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};

use super::signed_in::{SignedIn, signed_out};
use crate::http::App;
use crate::http::answer::Failure;
use crate::http::cookies::Name;

/// Ends the session, and the one for relying sites in the same browser. The authenticator may be on the same origin, so storage is left
/// alone; cookies and caches are cleared.
pub(crate) async fn post(State(app): State<App>, headers: HeaderMap, who: SignedIn) -> Result<Response, Failure> {
    let beside = app.cookies().get(&headers, Name::SingleSignOn);
    app.instance.sluss.sessions().sign_out(who.session, beside.as_deref(), &who.visitor).await?;
    let mut response = signed_out(&app, StatusCode::NO_CONTENT.into_response());
    response.headers_mut().insert("clear-site-data", HeaderValue::from_static("\"cache\""));
    Ok(response)
}
