//! What several answers of the account pages show: devices, and the names of relying sites.

use std::collections::HashMap;

use sluss_domain::factor::device::lookalikes::Lookalike;
use sluss_domain::model::device::Device;
use sluss_domain::model::id::DeviceId;
use sluss_domain::{Error, Timestamp};
use sluss_protocol::api::DeviceView;

use crate::http::App;

/// The relying sites' names by id. A site that is gone is still known by its id.
pub(super) async fn site_names(app: &App) -> Result<HashMap<String, String>, Error> {
    let clients = app.instance.sluss.store.relying_parties().await?;
    Ok(clients.into_iter().map(|client| (client.id, client.name)).collect())
}

pub(super) fn device_view(device: &Device, doubled: &[(DeviceId, Timestamp)], lookalikes: &[Lookalike]) -> DeviceView {
    let later = lookalikes.iter().find(|pair| pair.earlier.id == device.id);
    let doubled_at = doubled.iter().find(|(id, _)| *id == device.id).map(|(_, at)| at.0);
    DeviceView {
        id: device.id.to_string(),
        name: device.name.clone(),
        added_at: device.added_at.0,
        last_used_at: device.last_used_at.map(|at| at.0),
        doubled_at,
        looks_like: later.map(|pair| pair.later.name.clone()),
    }
}
