//! `sluss user devices`: a person's devices, and the removal of one.

use serde::Serialize;
use sluss_domain::Error;
use sluss_domain::account::Overview;
use sluss_domain::model::device::Device;
use sluss_domain::model::factor::Factor;
use sluss_domain::model::id::DeviceId;

use crate::Instance;
use crate::cli::output::{Output, Row};
use crate::cli::words::{about, failed, moment};
use crate::dates::{minute, rfc3339};

/// A device as operators see it, without its keys.
#[derive(Serialize)]
pub(super) struct DeviceRow {
    id: String,
    name: String,
    added_at: String,
    last_used_at: Option<String>,
    pin_locked: bool,
    copied_at: Option<String>,
    #[serde(skip)]
    shown: [String; 2],
}

impl DeviceRow {
    /// The devices of an account.
    pub(super) fn all(of: &Overview) -> Vec<Self> {
        of.factors.devices.iter().map(|device| Self::of(device, of)).collect()
    }

    fn of(device: &Device, Overview { locked, copied, .. }: &Overview) -> Self {
        let copied_at = copied.iter().find(|(id, _)| *id == device.id).map(|(_, at)| *at);
        Self {
            id: device.id.to_string(),
            name: device.name.clone(),
            added_at: rfc3339(device.added_at),
            last_used_at: device.last_used_at.map(rfc3339),
            pin_locked: locked.contains(&Factor::Pin(device.id.clone())),
            copied_at: copied_at.map(rfc3339),
            shown: [minute(device.added_at), moment(device.last_used_at, "never")],
        }
    }
}

impl Row for DeviceRow {
    const HEADINGS: &'static [&'static str] = &["NAME", "ADDED", "LAST USED", "STATE", "ID"];

    fn cells(&self) -> Vec<String> {
        let state = match (self.copied_at.is_some(), self.pin_locked) {
            (true, _) => "a copy of its keys is in use",
            (false, true) => "PIN locked",
            (false, false) => "active",
        };
        let [added, used] = self.shown.clone();
        vec![self.name.clone(), added, used, state.to_owned(), self.id.clone()]
    }
}

pub(super) async fn list(instance: &Instance, email: &str, output: Output) -> Result<(), String> {
    let found = instance.sluss.accounts().overview(email).await.map_err(about(email))?;
    output.list(&DeviceRow::all(&found))
}

pub(super) async fn remove(instance: &Instance, email: &str, device: &DeviceId) -> Result<(), String> {
    // Otherwise an unknown address and an unknown device would be one and the same.
    instance.sluss.accounts().by_address(email).await.map_err(about(email))?;
    let removed = instance.sluss.devices().remove(email, device).await.map_err(|error| match error {
        Error::NotFound => format!("{email} has no device {device}: `sluss user devices {email}` shows them"),
        other => failed(other),
    })?;
    println!("{} of {email} is removed, and what it had opened has ended", removed.name);
    Ok(())
}
