//! `/service-worker.js`: what makes the authenticator available without a network.

use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue};
use axum::response::Response;

use super::app::for_authenticator;
use crate::http::App;

pub(crate) async fn get(State(app): State<App>, headers: HeaderMap) -> Response {
    // The page is kept with its policy. Where the policy permits other servers than before, the script has to be another one, or nobody would fetch it anew.
    let more: String = app.instance.peers.servers.iter().map(|server| format!("\n// {server}")).collect();
    let mut response = for_authenticator(app.assets.serve_followed("service-worker.js", &more, &headers));
    response.headers_mut().insert("service-worker-allowed", HeaderValue::from_static("/app/"));
    response
}
