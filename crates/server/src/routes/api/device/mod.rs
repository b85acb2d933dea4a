//! `/api/device/…`: what a device says to us. It has no cookies; each call is signed by its own key (RFC 9449).

mod dpop;
pub(crate) mod enrolments;
pub(crate) mod keys;
pub(crate) mod push_key;
pub(crate) mod requests;
pub(crate) mod subscription;

use axum::http::header;
use axum::response::Response;

use crate::http::App;
use crate::http::cookies::Name;

/// Leaves a mark in the browser that keys are kept in it. Some browsers throw away what scripts store and keep what servers set: an
/// authenticator that was emptied is told from a new one by it.
fn remember_keys(app: &App, response: &mut Response) {
    response.headers_mut().append(header::SET_COOKIE, app.cookies().set(Name::Keys, "1"));
}
