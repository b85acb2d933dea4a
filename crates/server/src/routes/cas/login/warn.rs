//! `warn`: in this browser, a session is used for no further service before the person was asked (CAS 3.0.3, section 2.2.1).

use axum::response::Response;
use sluss_cas::login::LoginRequest;

use crate::http::cookies::Name;
use crate::http::redirect::with_cookies;
use crate::http::{App, Requester};

/// What the cookie says.
const YES: &str = "yes";

/// Whether the person has to be asked: this request says so, or an earlier one in this browser did.
pub(super) fn wanted(app: &App, request: &LoginRequest, requester: &Requester) -> bool {
    request.warn || app.cookies().get(&requester.headers, Name::Warn).is_some()
}

/// The answer to a request, after which this browser knows whether it asks. Signing out ends it.
pub(super) fn remember(app: &App, request: &LoginRequest, answer: Response) -> Response {
    with_cookies(answer, request.warn.then(|| app.cookies().set(Name::Warn, YES)))
}
