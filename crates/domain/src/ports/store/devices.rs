//! Reading devices, their PINs and proofs, and enrolments, as a port.

use async_trait::async_trait;

use crate::error::Error;
use crate::model::device::{Device, KeptPin};
use crate::model::enrolment::Enrolment;
use crate::model::handover::Handover;
use crate::model::id::{AccountId, DeviceId, EnrolmentId, HandoverId};
use crate::model::proof_count::ProofCount;
use crate::model::secret::BearerHash;
use crate::model::timestamp::Timestamp;

/// Devices, their PINs and proofs, and enrolments.
#[async_trait]
pub trait DeviceStore: Send + Sync {
    /// An account's devices, the oldest first.
    async fn devices(&self, account: &AccountId) -> Result<Vec<Device>, Error>;
    /// Finds the device with this public key.
    async fn device_by_thumbprint(&self, thumbprint: &str) -> Result<Option<Device>, Error>;
    /// PINs whose sealed form has this many bytes, of devices registered and enrolling: up to `most` of them, in the
    /// order of the devices' ids, after this id.
    async fn pins_of_length(&self, bytes: usize, after: &str, most: u32) -> Result<Vec<KeptPin>, Error>;
    /// What is known of a device's counting.
    async fn counted(&self, device: &DeviceId) -> Result<Option<ProofCount>, Error>;
    /// The devices of an account that are known to have a second copy of their keys, and since when.
    async fn doubled(&self, account: &AccountId) -> Result<Vec<(DeviceId, Timestamp)>, Error>;
    /// When the devices of an account that count were last heard from.
    async fn heard(&self, account: &AccountId) -> Result<Vec<(DeviceId, Timestamp)>, Error>;
    /// Whether a proof has been spent.
    async fn has_proof(&self, proof: &BearerHash) -> Result<bool, Error>;
    /// Finds an enrolment by its id, in whatever state.
    async fn enrolment(&self, id: &EnrolmentId) -> Result<Option<Enrolment>, Error>;
    /// Finds a handover from phone to phone.
    async fn handover(&self, id: &HandoverId) -> Result<Option<Handover>, Error>;
    /// Finds an enrolment by the token in its ticket.
    async fn enrolment_by_token(&self, token: &BearerHash) -> Result<Option<Enrolment>, Error>;
}
