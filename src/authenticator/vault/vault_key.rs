//! The key of the vault, in the hands of a tab. Knows neither records nor how it is stored.

use std::fmt;

/// The key that seals the codes, in a form that can be used and not read.
#[derive(Clone, PartialEq, Eq)]
pub struct VaultKey<K> {
    /// Its name, which the records that it seals repeat.
    pub(super) seal: String,
    pub(super) key: K,
}

impl<K> fmt::Debug for VaultKey<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "VaultKey({})", self.seal)
    }
}
