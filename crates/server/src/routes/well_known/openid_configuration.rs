//! `/.well-known/openid-configuration`: what this provider supports, for any site to read.

use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};

use crate::http::App;
use crate::routes::oidc::cors;

pub(crate) async fn get(State(app): State<App>) -> Response {
    let lines = [(header::CONTENT_TYPE, "application/json"), (header::CACHE_CONTROL, "public, max-age=300")];
    cors::open((lines, app.metadata.clone()).into_response())
}
