//! Requests of the sign-in page's own script: for the page as plain values, without the texts that it already has.

use axum::http::{HeaderMap, header};
use sluss_protocol::sign_in::PackedRequest;

/// What the script asks for; `None` if it is not the script that asks.
pub(crate) fn asked(headers: &HeaderMap) -> Option<PackedRequest> {
    PackedRequest::read(headers.get(header::ACCEPT)?.to_str().ok()?)
}

/// Whether the script asks, and not a person who goes to the page.
pub(crate) fn wants_packed(headers: &HeaderMap) -> bool {
    asked(headers).is_some()
}
