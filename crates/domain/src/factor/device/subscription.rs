//! Waking a device whose app is closed (Web Push, RFC 8030): its browser's push subscription, kept sealed with the
//! device.

use sluss_protocol::language::Language;

use crate::error::Error;
use crate::factor::device::Devices;
use crate::model::device::Device;
use crate::model::device_proof::DeviceProof;
use crate::model::id::ApprovalId;
use crate::model::message::{Content, Message, Recipient};
use crate::model::subscription::{AUTH_BYTES, ENDPOINT_MAX, LOOPBACK, POINT_BYTES, PUSH_PURPOSE, Subscription};
use crate::ports::store::Change;

impl Devices<'_> {
    /// Stores a device's push subscription and spends the proof in the same commit.
    ///
    /// # Errors
    /// [`Error::InvalidField`] for what no browser sends, [`Error::InvalidProof`] if the proof was spent before.
    pub async fn subscribe(
        &self,
        device: &Device,
        subscription: &Subscription,
        proof: &DeviceProof,
    ) -> Result<(), Error> {
        let sealed = self.checked(device, subscription)?;
        let changes = vec![Change::SetPush(device.id.clone(), Some(sealed)), proof.spend()];
        match self.sluss.store.commit(changes).await.map_err(Error::from) {
            Err(Error::Conflict) => Err(self.conflict_with(proof, Error::Conflict).await),
            other => other,
        }
    }

    fn checked(&self, device: &Device, subscription: &Subscription) -> Result<Vec<u8>, Error> {
        let endpoint = &subscription.endpoint;
        let loopback = self.sluss.policy.loopback_push && endpoint.starts_with(LOOPBACK);
        if !(endpoint.starts_with("https://") || loopback) || endpoint.len() > ENDPOINT_MAX {
            return Err(Error::InvalidField("endpoint"));
        }
        if subscription.p256dh.len() != POINT_BYTES {
            return Err(Error::InvalidField("p256dh"));
        }
        if subscription.auth.len() != AUTH_BYTES {
            return Err(Error::InvalidField("auth"));
        }
        let json = serde_json::to_vec(subscription).expect("a subscription consists of text and numbers");
        Ok(self.sluss.sealer.seal(PUSH_PURPOSE, device.id.as_str(), &json))
    }

    /// The change that wakes a device for a request; `None` if it has no push subscription. The message names the
    /// request and nothing else (B11).
    pub(crate) fn wake(&self, device: &Device, request: &ApprovalId) -> Option<Change> {
        let sealed = device.push.as_ref()?;
        let opened = self.sluss.sealer.open(PUSH_PURPOSE, device.id.as_str(), sealed).ok()?;
        let subscription = serde_json::from_slice(&opened).ok()?;
        let message = Message {
            to: Recipient::Device(subscription),
            language: Language::default(),
            content: Content::Wake { request: request.to_string() },
        };
        Some(self.sluss.messages().post(&message, self.sluss.policy.approval_lifetime))
    }
}
