//! `/api/device/…`: calls from devices. They have no cookies; each call is signed by the device's own key (RFC 9449).

pub(crate) mod alike;
mod dpop;
pub(crate) mod enrolments;
pub(crate) mod handovers;
pub(crate) mod keys;
pub(crate) mod leave;
pub(crate) mod other_servers;
pub(crate) mod push_key;
pub(crate) mod requests;
pub(crate) mod service;
mod signed_body;
pub(crate) mod subscription;

use axum::http::header;
use axum::response::Response;

use crate::http::App;
use crate::http::cookies::Name;

/// Leaves a mark in the browser that it holds keys. Some browsers delete what scripts store and keep what servers set, so the mark tells an
/// emptied authenticator from a new one.
fn remember_keys(app: &App, response: &mut Response) {
    response.headers_mut().append(header::SET_COOKIE, app.cookies().set(Name::Keys, "1"));
}
