//! `/api/…`: what the account pages and devices talk to.

pub(crate) mod account;
pub(crate) mod device;
pub(crate) mod devices;
mod dpop;
pub(crate) mod enrolments;
pub(crate) mod safety;
mod signed_in;

use sluss_domain::device::Device;
use sluss_protocol::api::DeviceView;

fn device_view(device: &Device) -> DeviceView {
    DeviceView {
        id: device.id.to_string(),
        name: device.name.clone(),
        added_at: device.added_at.0,
        last_used_at: device.last_used_at.map(|at| at.0),
    }
}
