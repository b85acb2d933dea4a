//! `/service-worker.js` at the issuer: the worker that kept the authenticator removes itself.

use axum::http::{HeaderName, HeaderValue, header};
use axum::response::IntoResponse;

const WORKER: &str = include_str!("../../../../../static/moving/worker.js");

pub(crate) async fn get() -> impl IntoResponse {
    let headers: [(HeaderName, HeaderValue); 2] = [
        (header::CONTENT_TYPE, HeaderValue::from_static("text/javascript; charset=utf-8")),
        (HeaderName::from_static("service-worker-allowed"), HeaderValue::from_static("/app/")),
    ];
    (headers, WORKER)
}
