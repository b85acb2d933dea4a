//! `/embed/…`: the sign-in element for relying sites, under a name that stays and one with its version (L07).

use axum::extract::Path;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use sluss_protocol::problem::ProblemCode;

use crate::http::Surface;
use crate::http::answer::Failure;

const ELEMENT: &str = include_str!("../../../../embed/sluss-sign-in.js");
const TYPES: &str = include_str!("../../../../embed/sluss-sign-in.d.ts");
const VERSIONED: &str = concat!("sluss-sign-in-", env!("CARGO_PKG_VERSION"), ".js");

pub(crate) async fn get(Path(file): Path<String>) -> Response {
    const SCRIPT: &str = "text/javascript; charset=utf-8";
    let (body, kind, caching) = match file.as_str() {
        "sluss-sign-in.js" => (ELEMENT, SCRIPT, "public, max-age=300"),
        VERSIONED => (ELEMENT, SCRIPT, "public, max-age=31536000, immutable"),
        "sluss-sign-in.d.ts" => (TYPES, "text/plain; charset=utf-8", "public, max-age=300"),
        _ => return Failure::new(ProblemCode::NotFound, "Look at the address again.").into_response(),
    };
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static(kind)),
        (header::CACHE_CONTROL, HeaderValue::from_static(caching)),
        (header::ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*")),
    ];
    let mut response = (headers, body).into_response();
    response.extensions_mut().insert(Surface::Embed);
    response
}
