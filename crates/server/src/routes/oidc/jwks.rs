//! `/oidc/jwks`: the keys that ID tokens are signed with (RFC 7517).

use axum::Json;
use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};

use super::cors;
use crate::http::App;

pub(crate) async fn get(State(app): State<App>) -> Response {
    cors::open(([(header::CACHE_CONTROL, "public, max-age=300")], Json(app.instance.keys.jwks())).into_response())
}
