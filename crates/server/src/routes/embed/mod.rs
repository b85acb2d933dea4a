//! `/embed/…`: the sign-in element for relying sites, and the same under its version, where it never changes (L07).

pub(crate) mod check;

use axum::extract::Path;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use sluss_protocol::problem::ProblemCode;

use crate::http::Surface;
use crate::http::answer::Failure;

const VERSION: &str = concat!(env!("CARGO_PKG_VERSION"), "/");
const SCRIPT: &str = "text/javascript; charset=utf-8";

/// Each file with its type.
const FILES: [(&str, &str, &str); 6] = [
    ("sluss-sign-in.js", SCRIPT, include_str!("../../../../../embed/sluss-sign-in.js")),
    ("frame-message.js", SCRIPT, include_str!("../../../../../embed/frame-message.js")),
    ("request.js", SCRIPT, include_str!("../../../../../embed/request.js")),
    ("fallback.js", SCRIPT, include_str!("../../../../../embed/fallback.js")),
    ("mistakes.js", SCRIPT, include_str!("../../../../../embed/mistakes.js")),
    ("sluss-sign-in.d.ts", "text/plain; charset=utf-8", include_str!("../../../../../embed/sluss-sign-in.d.ts")),
];

pub(crate) async fn get(Path(path): Path<String>) -> Response {
    let (name, caching) = match path.strip_prefix(VERSION) {
        Some(name) => (name, "public, max-age=31536000, immutable"),
        None => (path.as_str(), "public, max-age=300"),
    };
    let Some((_, kind, body)) = FILES.iter().find(|(file, ..)| *file == name) else {
        return Failure::new(ProblemCode::NotFound, "Check the address.").into_response();
    };
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static(kind)),
        (header::CACHE_CONTROL, HeaderValue::from_static(caching)),
        (header::ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*")),
    ];
    let mut response = (headers, *body).into_response();
    response.extensions_mut().insert(Surface::Embed);
    response
}
