//! `/app/manifest.webmanifest`: the authenticator's name and look when installed.

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;

use crate::http::App;

pub(crate) async fn get(State(app): State<App>, headers: HeaderMap) -> Response {
    app.assets.serve("manifest.webmanifest", &headers)
}
