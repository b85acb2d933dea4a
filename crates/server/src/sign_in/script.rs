//! What the sign-in page's own script asks for: the page as plain values, without the texts that it holds already.

use axum::http::{HeaderMap, header};
use sluss_protocol::sign_in::PackedRequest;

/// What it asks for; `None` where somebody else asks.
pub(crate) fn asked(headers: &HeaderMap) -> Option<PackedRequest> {
    PackedRequest::read(headers.get(header::ACCEPT)?.to_str().ok()?)
}

/// Whether the script asks, and not a person who goes to the page.
pub(crate) fn wants_packed(headers: &HeaderMap) -> bool {
    asked(headers).is_some()
}
