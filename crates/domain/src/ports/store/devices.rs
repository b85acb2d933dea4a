//! Looking up devices, their PINs and proofs, and those that are being added, as a port.

use async_trait::async_trait;

use crate::error::Error;
use crate::model::device::{Device, KeptPin};
use crate::model::enrolment::Enrolment;
use crate::model::id::{AccountId, DeviceId, EnrolmentId};
use crate::model::proof_count::ProofCount;
use crate::model::secret::BearerHash;
use crate::model::timestamp::Timestamp;

/// Devices, their PINs and proofs, and those that are being added.
#[async_trait]
pub trait DeviceStore: Send + Sync {
    /// An account's devices, oldest first.
    async fn devices(&self, account: &AccountId) -> Result<Vec<Device>, Error>;
    /// The device with this public key.
    async fn device_by_thumbprint(&self, thumbprint: &str) -> Result<Option<Device>, Error>;
    /// The PINs whose sealed form has this many bytes, of registered devices and of those still to come: by the device's id, those after this
    /// one, `most` of them.
    async fn pins_of_length(&self, bytes: usize, after: &str, most: u32) -> Result<Vec<KeptPin>, Error>;
    /// What was counted of a device's proofs.
    async fn counted(&self, device: &DeviceId) -> Result<Option<ProofCount>, Error>;
    /// Since when two copies of a device's keys are known of, for those devices of an account of which they are.
    async fn doubled(&self, account: &AccountId) -> Result<Vec<(DeviceId, Timestamp)>, Error>;
    /// Whether a device's proof was seen.
    async fn has_proof(&self, proof: &BearerHash) -> Result<bool, Error>;
    /// An enrolment by its id.
    async fn enrolment(&self, id: &EnrolmentId) -> Result<Option<Enrolment>, Error>;
    /// An enrolment by its ticket.
    async fn enrolment_by_token(&self, token: &BearerHash) -> Result<Option<Enrolment>, Error>;
}
