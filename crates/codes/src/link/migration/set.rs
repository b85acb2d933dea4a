//! The links of one migration, as they come in: in any order, and some more than once.

use thiserror::Error;

use super::part::{EntryError, Part};
use crate::account::Account;

/// A link belongs to another migration than those before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("this link belongs to another migration")]
pub struct OtherSet;

/// The links that were read so far; at least one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Set {
    first: Part,
    others: Vec<Part>,
}

impl Set {
    /// The set that this link belongs to.
    #[must_use]
    pub const fn begin(first: Part) -> Self {
        Self { first, others: Vec::new() }
    }

    /// Adds a link. The answer is whether it is new; a camera sees each many times.
    ///
    /// # Errors
    /// [`OtherSet`] if it belongs to another set, or takes a place where something else is; then nothing changes.
    pub fn add(&mut self, part: Part) -> Result<bool, OtherSet> {
        if (part.set, part.size) != (self.first.set, self.first.size) {
            return Err(OtherSet);
        }
        if let Some(known) = self.parts().find(|known| known.index == part.index) {
            return if *known == part { Ok(false) } else { Err(OtherSet) };
        }
        self.others.push(part);
        Ok(true)
    }

    /// How many links the set has.
    #[must_use]
    pub const fn size(&self) -> u32 {
        self.first.size
    }

    /// The places of the links that are missing, from 0.
    pub fn missing(&self) -> impl Iterator<Item = u32> + '_ {
        (0..self.size()).filter(|&index| self.parts().all(|part| part.index != index))
    }

    /// The accounts of all links that were read, in the order of the set.
    #[must_use]
    pub fn accounts(self) -> Vec<Result<Account, EntryError>> {
        let mut parts: Vec<Part> = std::iter::once(self.first).chain(self.others).collect();
        parts.sort_by_key(|part| part.index);
        parts.into_iter().flat_map(|part| part.accounts).collect()
    }

    fn parts(&self) -> impl Iterator<Item = &Part> {
        std::iter::once(&self.first).chain(&self.others)
    }
}
