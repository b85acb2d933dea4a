//! Randomness, as a port: whoever needs random bytes asks the source that was passed in.

use crate::model::secret::{Bearer, Kind};

/// A source of random bytes that nobody can predict.
pub trait Entropy: Send + Sync {
    /// Fills the whole buffer, and cannot fail.
    fn fill(&self, bytes: &mut [u8]);
}

/// An array of random bytes.
#[must_use]
pub fn random<const N: usize>(entropy: &dyn Entropy) -> [u8; N] {
    let mut bytes = [0; N];
    entropy.fill(&mut bytes);
    bytes
}

/// A new id of 128 random bits; its type decides the prefix.
#[must_use]
pub fn new_id<Id: From<[u8; 16]>>(entropy: &dyn Entropy) -> Id {
    Id::from(random(entropy))
}

/// A new bearer secret of 256 random bits.
#[must_use]
pub fn new_secret(kind: Kind, entropy: &dyn Entropy) -> Bearer {
    Bearer::from_bytes(kind, &random::<32>(entropy))
}
