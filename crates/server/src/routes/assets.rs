//! `/assets/{*path}`: the files of all surfaces, under names that change with their content.

use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::Response;

use crate::http::App;

pub(crate) async fn get(State(app): State<App>, Path(path): Path<String>, headers: HeaderMap) -> Response {
    app.assets.serve(&format!("assets/{path}"), &headers)
}
