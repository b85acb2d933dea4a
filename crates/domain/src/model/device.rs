//! Registered devices, as stored.

use crate::model::id::{AccountId, DeviceId};
use crate::model::timestamp::Timestamp;

/// The purpose that a device's OCRA key is sealed for.
pub const KEY_PURPOSE: &str = "device-key";

/// An authenticator that is registered for an account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Device {
    /// The device's id, which is known before the device is registered because its secrets are sealed for it.
    pub id: DeviceId,
    /// The one account that the device answers for.
    pub account: AccountId,
    /// The name that the person gave it.
    pub name: String,
    /// The program and system that registered, as far as the server could tell; empty if unknown.
    pub browser: String,
    /// The OCRA key, sealed for this device (M02).
    pub key: Vec<u8>,
    /// The slow hash of the PIN, sealed (see `factor::mobile_app_pin`).
    pub pin: Vec<u8>,
    /// The RFC 7638 thumbprint of the device's public P-256 key, base64url; the key itself is not stored (B10).
    pub thumbprint: String,
    /// The browser's push subscription, sealed; `None` if it has none.
    pub push: Option<Vec<u8>>,
    /// When the device was registered.
    pub added_at: Timestamp,
    /// When it last completed a second step.
    pub last_used_at: Option<Timestamp>,
}

/// The purpose that the hash of a device's PIN is sealed for.
pub const PIN_PURPOSE: &str = "device-pin";

/// A stored PIN, sealed for its device, in whatever row has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptPin {
    /// The device, which may still be enrolling.
    pub device: DeviceId,
    /// The sealed value as read, which a replacement expects to find.
    pub sealed: Vec<u8>,
}
