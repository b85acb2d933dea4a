//! What keeps the whole in order: epochs, keys, and another key file.

mod epoch;
mod key;
pub mod rekey;

use crate::sluss::Sluss;

/// Keys and epochs.
#[derive(Clone, Copy, Debug)]
pub struct Upkeep<'a> {
    pub(crate) sluss: &'a Sluss,
}

impl Sluss {
    /// Keys and epochs.
    #[must_use]
    pub const fn upkeep(&self) -> Upkeep<'_> {
        Upkeep { sluss: self }
    }
}
