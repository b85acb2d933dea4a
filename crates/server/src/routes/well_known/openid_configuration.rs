//! `/.well-known/openid-configuration`: what this provider supports, for any site to read.

use axum::Json;
use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use sluss_oidc::discovery::Metadata;

use crate::http::App;
use crate::routes::oidc::cors;

pub(crate) async fn get(State(app): State<App>) -> Response {
    let document = Json(Metadata::of(&app.instance.sluss.issuer, app.instance.sluss.policy.sign_up));
    cors::open(([(header::CACHE_CONTROL, "public, max-age=300")], document).into_response())
}
