//! Web Push subscriptions of devices' browsers (RFC 8030).

use serde::{Deserialize, Serialize};

use crate::model::id::DeviceId;

/// The purpose that a subscription is sealed for.
pub(crate) const PUSH_PURPOSE: &str = "device-push";

/// The longest address of a push service, in bytes.
pub(crate) const ENDPOINT_MAX: usize = 1_024;

/// The beginning of an endpoint on this machine, by number so that no name can lead elsewhere. Only a demonstration
/// accepts one.
pub const LOOPBACK: &str = "http://127.0.0.1:";

/// The length of an uncompressed P-256 point.
pub(crate) const POINT_BYTES: usize = 65;

/// The length of the shared secret (RFC 8291, section 3.2).
pub(crate) const AUTH_BYTES: usize = 16;

/// A browser's push subscription: whoever has it can wake the device.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Subscription {
    /// The device that it wakes.
    pub device: DeviceId,
    /// The push service's address for this browser.
    pub endpoint: String,
    /// The browser's public key (RFC 8291).
    pub p256dh: Vec<u8>,
    /// The secret shared with the browser (RFC 8291).
    pub auth: Vec<u8>,
}

impl std::fmt::Debug for Subscription {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Subscription({})", self.device)
    }
}
