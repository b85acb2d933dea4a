//! `/api/device/service`: who runs the service and whom to turn to, for the foot of the authenticator.

use axum::Json;
use axum::extract::State;
use sluss_protocol::service::ServiceInfo;

use crate::http::App;

pub(crate) async fn get(State(app): State<App>) -> Json<ServiceInfo> {
    Json(app.instance.service.info())
}
