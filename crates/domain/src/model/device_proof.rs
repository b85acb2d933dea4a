//! A device's proof that it holds its key (RFC 9449), once it was read and found right.

use crate::model::secret::BearerHash;
use crate::model::timestamp::Timestamp;

/// A proof that was read and found right, and is not spent yet.
#[derive(Clone, Debug)]
pub struct DeviceProof {
    /// What it is known by.
    pub hash: BearerHash,
    /// Until when it is remembered: longer than it could be shown again.
    pub until: Timestamp,
    /// How many its maker has made with this one; `None`: it does not count.
    pub count: Option<u64>,
}
