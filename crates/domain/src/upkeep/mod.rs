//! Maintenance: epochs, keys, and replacing the key file.

mod epoch;
mod key;
pub mod rekey;

use crate::sluss::Sluss;

/// Maintenance: keys, epochs, and comparing the store with what was written down.
#[derive(Clone, Copy, Debug)]
pub struct Upkeep<'a> {
    pub(crate) sluss: &'a Sluss,
}

impl Sluss {
    /// Maintenance: keys, epochs, and comparing the store with what was written down.
    #[must_use]
    pub const fn upkeep(&self) -> Upkeep<'_> {
        Upkeep { sluss: self }
    }
}
