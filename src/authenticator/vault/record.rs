//! The kinds of records that anybody can read; the codes, which are sealed, are `code.rs`'s. A new kind is a variant here and a file of its own.

use super::account::{self, AccountRecord, PendingRecord};
use super::form::Stored;

/// A record, by what it is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Record<K> {
    /// An account that this device is registered for.
    Account(Box<AccountRecord<K>>),
    /// An account whose registration was begun.
    Pending(PendingRecord<K>),
}

impl<K: Clone> Record<K> {
    /// Reads a record of this version; `None` if it is damaged, sealed, or of an unknown kind.
    #[must_use]
    pub fn read(stored: &Stored<K>) -> Option<Self> {
        match stored.string("kind")? {
            account::KIND => {
                let pending = || PendingRecord::read(stored).map(Self::Pending);
                AccountRecord::read(stored).map(Box::new).map(Self::Account).or_else(pending)
            }
            _ => None,
        }
    }

    /// The record as it is stored.
    #[must_use]
    pub fn store(&self) -> Stored<K> {
        match self {
            Self::Account(account) => account.store(),
            Self::Pending(pending) => pending.store(),
        }
    }

    /// The record's name in the vault.
    #[must_use]
    pub fn id(&self) -> &str {
        match self {
            Self::Account(account) => &account.id,
            Self::Pending(pending) => &pending.id,
        }
    }
}
