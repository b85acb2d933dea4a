//! How far a device has counted its proofs, which reveals a copy of its keys (docs/decisions/0051).

use crate::model::device::Device;
use crate::model::device_proof::DeviceProof;
use crate::model::id::{AccountId, DeviceId};
use crate::model::secret::BearerHash;
use crate::model::timestamp::Timestamp;

/// How many of the newest counts are remembered one by one: requests of a phone can overtake one another on the way.
pub(crate) const WINDOW: u64 = 64;

/// How often a count is tried again. A phone has no more proofs than this under way at once.
pub(crate) const TRIES: u32 = 4;

/// What is known of a device's counting, as stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProofCount {
    /// The account that the device belongs to.
    pub account: AccountId,
    /// The device that counts; each has one row.
    pub device: DeviceId,
    /// The highest count seen so far.
    pub highest: u64,
    /// Bit `n` says whether `highest - n` has been seen.
    pub window: u64,
    /// The proof with the highest count, so that one sent twice is recognised.
    pub proof: BearerHash,
    /// When the device began to count.
    pub since: Timestamp,
    /// When a proof last came that a second copy of the keys must have made.
    pub doubled_at: Option<Timestamp>,
}

impl ProofCount {
    pub(crate) fn first(device: &Device, count: u64, proof: &DeviceProof, since: Timestamp) -> Self {
        let (account, device, proof) = (device.account.clone(), device.id.clone(), proof.hash.clone());
        Self { account, device, highest: count, window: 1, proof, since, doubled_at: None }
    }

    /// This after one more count; `None` if that count was seen before or is too old to tell: somebody else is counting
    /// too.
    pub(crate) fn with(&self, count: u64, proof: &BearerHash) -> Option<Self> {
        let (highest, window) = match count.checked_sub(self.highest) {
            Some(0) => return None,
            Some(ahead) if ahead < WINDOW => (count, self.window << ahead | 1),
            Some(_) => (count, 1),
            None if self.highest - count >= WINDOW => return None,
            None => {
                let bit = 1 << (self.highest - count);
                if self.window & bit != 0 {
                    return None;
                }
                (self.highest, self.window | bit)
            }
        };
        let proof = if highest == count { proof } else { &self.proof }.clone();
        Some(Self { highest, window, proof, ..self.clone() })
    }
}
