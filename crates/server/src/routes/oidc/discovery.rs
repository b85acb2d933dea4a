//! `/.well-known/openid-configuration`.

use axum::Json;
use axum::extract::State;
use axum::http::header;
use axum::response::IntoResponse;
use sluss_oidc::discovery::Metadata;

use crate::http::App;

pub(crate) async fn get(State(app): State<App>) -> impl IntoResponse {
    ([(header::CACHE_CONTROL, "public, max-age=300")], Json(Metadata::of(&app.house.sluss.issuer)))
}
