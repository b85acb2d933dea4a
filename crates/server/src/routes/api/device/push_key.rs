//! `/api/device/push-key`: the key by which push services know this server.

use axum::Json;
use axum::extract::State;
use sluss_delivery::push::VapidKey;
use sluss_domain::model::id::BASE64;
use sluss_protocol::api::PushKey;

use crate::http::App;

pub(crate) async fn get(State(app): State<App>) -> Json<PushKey> {
    Json(PushKey { key: BASE64.encode(&app.instance.keys.public()) })
}
