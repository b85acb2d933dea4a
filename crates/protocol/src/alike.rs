//! Entries of the same phone from before its app was installed again: the bodies of `POST /api/device/alike`, which a registered device signs.

use serde::{Deserialize, Serialize};

/// The question of a device that was just registered.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AskAlike {
    /// The entry to remove first, as the person has said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub remove: Option<String>,
}

/// The answer: the entries that look like the device that asks, and were not heard from since it was registered.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AlikeDevices {
    /// The oldest first.
    pub devices: Vec<AlikeDevice>,
}

/// One of them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AlikeDevice {
    /// Its id, `dev_…`.
    pub id: String,
    /// As the person named it.
    pub name: String,
}
