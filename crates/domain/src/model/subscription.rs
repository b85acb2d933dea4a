//! Where a device's browser wants to be woken (Web Push, RFC 8030).

use serde::{Deserialize, Serialize};

use crate::model::id::DeviceId;

/// What a subscription is sealed for.
pub(crate) const PUSH_PURPOSE: &str = "device-push";

/// The longest address of a push service.
pub(crate) const ENDPOINT_MAX: usize = 1_024;

/// How an endpoint on this machine begins, by number so that no name can lead elsewhere. Only a demonstration takes one.
pub const LOOPBACK: &str = "http://127.0.0.1:";

/// An uncompressed P-256 point.
pub(crate) const POINT_BYTES: usize = 65;

/// RFC 8291, section 3.2.
pub(crate) const AUTH_BYTES: usize = 16;

/// A browser's subscription: whoever has it can wake the device.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Subscription {
    /// Which device it wakes.
    pub device: DeviceId,
    /// The push service's address for it.
    pub endpoint: String,
    /// The browser's public key (RFC 8291).
    pub p256dh: Vec<u8>,
    /// The secret that it shares with us (RFC 8291).
    pub auth: Vec<u8>,
}

impl std::fmt::Debug for Subscription {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Subscription({})", self.device)
    }
}
