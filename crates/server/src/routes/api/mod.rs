//! `/api/…`: what the account pages and devices talk to.

pub(crate) mod account;
pub(crate) mod activity;
pub(crate) mod device;
pub(crate) mod devices;
mod dpop;
pub(crate) mod enrolments;
pub(crate) mod numbers;
pub(crate) mod requests;
pub(crate) mod safety;
pub(crate) mod sessions;
mod signed_in;
pub(crate) mod subscription;

use std::collections::HashMap;

use sluss_domain::model::device::Device;
use sluss_domain::model::id::DeviceId;
use sluss_domain::{Error, Timestamp};
use sluss_protocol::api::DeviceView;

use crate::http::App;

/// The relying sites' names by id. A site that is gone is still known by its id.
async fn site_names(app: &App) -> Result<HashMap<String, String>, Error> {
    let clients = app.house.sluss.store.clients().await?;
    Ok(clients.into_iter().map(|client| (client.id, client.name)).collect())
}

fn device_view(device: &Device, doubled: &[(DeviceId, Timestamp)]) -> DeviceView {
    let doubled_at = doubled.iter().find(|(id, _)| *id == device.id).map(|(_, at)| at.0);
    DeviceView {
        id: device.id.to_string(),
        name: device.name.clone(),
        added_at: device.added_at.0,
        last_used_at: device.last_used_at.map(|at| at.0),
        doubled_at,
    }
}
