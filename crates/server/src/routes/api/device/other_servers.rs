//! `/api/device/other-servers`: the other servers whose accounts this server's authenticator may hold.

use axum::Json;
use axum::extract::State;
use sluss_protocol::api::OtherServers;

use crate::http::App;

pub(crate) async fn get(State(app): State<App>) -> Json<OtherServers> {
    Json(OtherServers { servers: app.instance.peers.servers.clone() })
}
