//! A device's proof that it holds its key (RFC 9449), after verification.

use crate::model::secret::BearerHash;
use crate::model::timestamp::Timestamp;

/// A proof that was verified and has not been spent.
#[derive(Clone, Debug)]
pub struct DeviceProof {
    /// The hash that the proof is remembered by once it is spent.
    pub hash: BearerHash,
    /// Until when it is remembered: longer than it could be shown again.
    pub until: Timestamp,
    /// How many proofs its maker has made, including this one; `None` from an app that does not count.
    pub count: Option<u64>,
}
