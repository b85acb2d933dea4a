//! `/api/device/keys`: the keys that links are signed with.

use axum::Json;
use axum::extract::State;
use sluss_protocol::api::ServerKeys;

use crate::http::App;

pub(crate) async fn get(State(app): State<App>) -> Json<ServerKeys> {
    Json(app.instance.keys.link_keys())
}
