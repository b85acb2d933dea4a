//! Redirects to another page.

use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Redirect, Response};

use super::headers::Surface;

/// 303, so that a browser never repeats a POST with a password at the next address (J07).
pub(crate) fn see_other(url: &str) -> Response {
    Redirect::to(url).into_response()
}

/// The same for an answer of this surface.
pub(crate) fn see_other_on(surface: Surface, url: &str) -> Response {
    let mut response = see_other(url);
    response.extensions_mut().insert(surface);
    response
}

/// An answer that also sets or removes cookies, by these header lines.
pub(crate) fn with_cookies(mut response: Response, lines: impl IntoIterator<Item = HeaderValue>) -> Response {
    for line in lines {
        response.headers_mut().append(header::SET_COOKIE, line);
    }
    response
}
