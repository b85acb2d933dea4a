//! Waking a device whose app is closed (Web Push, RFC 8030): where its browser wants to be woken, kept sealed beside the device.

use serde::{Deserialize, Serialize};
use sluss_protocol::language::Language;

use crate::device::Device;
use crate::id::{ApprovalId, DeviceId};
use crate::message::{Content, Message, Recipient};
use crate::proof::Proof;
use crate::store::Change;
use crate::{Error, Sluss};

/// What a subscription is sealed for.
pub(crate) const PUSH_PURPOSE: &str = "device-push";

/// The longest address of a push service.
const ENDPOINT_MAX: usize = 1_024;
/// How an endpoint on this machine begins, by number so that no name can lead elsewhere. Only a demonstration takes one.
pub const LOOPBACK: &str = "http://127.0.0.1:";
/// An uncompressed P-256 point.
const POINT_BYTES: usize = 65;
/// RFC 8291, section 3.2.
const AUTH_BYTES: usize = 16;

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

impl Sluss {
    /// Remembers where a device wants to be woken. The proof is spent together with it.
    ///
    /// # Errors
    /// [`Error::InvalidField`] for what no browser gives, [`Error::InvalidProof`] when the proof was spent before.
    pub async fn subscribe(&self, device: &Device, subscription: &Subscription, proof: &Proof) -> Result<(), Error> {
        let sealed = self.checked(device, subscription)?;
        let changes = vec![Change::SetPush(device.id.clone(), Some(sealed)), proof.spend()];
        match self.store.commit(changes).await.map_err(Error::from) {
            Err(Error::Conflict) => Err(self.conflict_with(proof, Error::Conflict).await),
            other => other,
        }
    }

    fn checked(&self, device: &Device, subscription: &Subscription) -> Result<Vec<u8>, Error> {
        let endpoint = &subscription.endpoint;
        let loopback = self.policy.loopback_push && endpoint.starts_with(LOOPBACK);
        if !(endpoint.starts_with("https://") || loopback) || endpoint.len() > ENDPOINT_MAX {
            return Err(Error::InvalidField("endpoint"));
        }
        if subscription.p256dh.len() != POINT_BYTES {
            return Err(Error::InvalidField("p256dh"));
        }
        if subscription.auth.len() != AUTH_BYTES {
            return Err(Error::InvalidField("auth"));
        }
        let json = serde_json::to_vec(subscription).expect("a subscription is text and numbers");
        Ok(self.sealer.seal(PUSH_PURPOSE, device.id.as_str(), &json))
    }

    /// The change that wakes a device for a request, where it wants to be woken. What travels names the request and nothing else (B11).
    pub(crate) fn wake(&self, device: &Device, request: &ApprovalId) -> Option<Change> {
        let sealed = device.push.as_ref()?;
        let opened = self.sealer.open(PUSH_PURPOSE, device.id.as_str(), sealed).ok()?;
        let subscription = serde_json::from_slice(&opened).ok()?;
        let message = Message {
            to: Recipient::Device(subscription),
            language: Language::default(),
            content: Content::Wake { request: request.to_string() },
        };
        Some(self.post(&message, self.policy.approval_lifetime))
    }
}
