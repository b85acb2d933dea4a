//! Registered devices, as they are kept.

use crate::model::id::{AccountId, DeviceId};
use crate::model::timestamp::Timestamp;

/// What a device's OCRA key is sealed for.
pub const KEY_PURPOSE: &str = "device-key";

/// An authenticator that is registered for an account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Device {
    /// Its name to us.
    pub id: DeviceId,
    /// Whose it is.
    pub account: AccountId,
    /// As the person named it.
    pub name: String,
    /// The OCRA key, sealed.
    pub key: Vec<u8>,
    /// The PIN, hashed slowly, sealed (see `factor::mobile_app_pin`).
    pub pin: Vec<u8>,
    /// The device's public P-256 key: RFC 7638 thumbprint, base64url. It is all that is kept of it (B10).
    pub thumbprint: String,
    /// Where its browser wants to be woken, sealed; `None`: nowhere.
    pub push: Option<Vec<u8>>,
    /// When it was registered.
    pub added_at: Timestamp,
    /// When it last opened a gate.
    pub last_used_at: Option<Timestamp>,
}

/// What a device's PIN, hashed, is sealed for.
pub const PIN_PURPOSE: &str = "device-pin";

/// A PIN as it is kept, sealed for its device, in whatever rows have it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptPin {
    /// The device, registered or still to come.
    pub device: DeviceId,
    /// As it stands in its rows.
    pub sealed: Vec<u8>,
}
