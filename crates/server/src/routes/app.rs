//! `/app/`: the authenticator, and the files of all surfaces.

use axum::extract::{Path, State};
use axum::http::{HeaderMap, HeaderValue};
use axum::response::Response;

use crate::http::{App, Surface};

pub(crate) async fn page(State(app): State<App>, headers: HeaderMap) -> Response {
    for_authenticator(app.assets.serve("app.html", &headers))
}

pub(crate) async fn service_worker(State(app): State<App>, headers: HeaderMap) -> Response {
    let mut response = for_authenticator(app.assets.serve("service-worker.js", &headers));
    response.headers_mut().insert("service-worker-allowed", HeaderValue::from_static("/app/"));
    response
}

pub(crate) async fn manifest(State(app): State<App>, headers: HeaderMap) -> Response {
    app.assets.serve("manifest.webmanifest", &headers)
}

pub(crate) async fn asset(State(app): State<App>, Path(path): Path<String>, headers: HeaderMap) -> Response {
    app.assets.serve(&format!("assets/{path}"), &headers)
}

fn for_authenticator(mut response: Response) -> Response {
    response.extensions_mut().insert(Surface::Authenticator);
    response
}
