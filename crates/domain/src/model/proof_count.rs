//! How far a device has counted its proofs, so that a copy of its keys shows (docs/decisions/0051).

use crate::model::device::Device;
use crate::model::device_proof::DeviceProof;
use crate::model::id::{AccountId, DeviceId};
use crate::model::secret::BearerHash;
use crate::model::timestamp::Timestamp;

/// How many of the newest counts are remembered one by one: requests of one phone overtake one another on the way.
pub(crate) const WINDOW: u64 = 64;

/// A phone has so many proofs under way at once that a count must be tried again at most so often.
pub(crate) const TRIES: u32 = 4;

/// What was counted of a device's proofs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProofCount {
    /// Whose it is.
    pub account: AccountId,
    /// The device.
    pub device: DeviceId,
    /// The highest count that was seen.
    pub highest: u64,
    /// Bit `n` says whether `highest - n` was seen.
    pub window: u64,
    /// The proof with that count, so that one that is sent twice is known.
    pub proof: BearerHash,
    /// Since when it counts.
    pub since: Timestamp,
    /// When a proof came that another copy must have counted.
    pub doubled_at: Option<Timestamp>,
}

impl ProofCount {
    pub(crate) fn first(device: &Device, count: u64, proof: &DeviceProof, since: Timestamp) -> Self {
        let (account, device, proof) = (device.account.clone(), device.id.clone(), proof.hash.clone());
        Self { account, device, highest: count, window: 1, proof, since, doubled_at: None }
    }

    /// With one more count; `None` where it was seen before, or is older than what is remembered: somebody else counts too.
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
