//! `/service-worker.js`: what makes the authenticator available without a network.

use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue};
use axum::response::Response;

use super::app::for_authenticator;
use crate::http::App;

pub(crate) async fn get(State(app): State<App>, headers: HeaderMap) -> Response {
    let mut response = for_authenticator(app.assets.serve("service-worker.js", &headers));
    response.headers_mut().insert("service-worker-allowed", HeaderValue::from_static("/app/"));
    response
}
