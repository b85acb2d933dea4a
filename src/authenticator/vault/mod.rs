//! What the authenticator keeps in the browser: records of several kinds, in a form that has a version. Knows no screen, no server, and of the
//! browser only what [`Store`] and [`Keys`] ask of it.

mod account;
mod cipher;
mod code;
#[cfg(test)]
mod code_tests;
mod codes;
#[cfg(test)]
pub(super) mod fake;
#[cfg(test)]
pub(super) mod fake_ciphers;
mod form;
mod keys;
mod lock;
#[cfg(test)]
mod lock_tests;
mod locking;
mod migration;
mod record;
mod sealed_pin;
mod sealed_pins;
mod store;
#[cfg(test)]
mod tests;
mod vault_key;

pub use account::{AccountRecord, PendingRecord, pinned};
pub use cipher::{Ciphers, NONCE, NewPasskey, NoPasskey, Passkey, PasskeyPlace, PassphraseCost, Secret32};
pub use code::CodeRecord;
pub use form::{Stored, VERSION};
pub use keys::{AccountKeys, KeyError, Keys, Pair, new_keys};
pub use lock::Way;
pub use locking::{Lock, NewWay, Proof};
pub use migration::{NewerVault, migrate};
pub use record::Record;
pub use sealed_pin::{MOST_FAILURES, Owner, SealedPin};
pub use store::{Store, StoreError};
pub use vault_key::VaultKey;

use thiserror::Error;

/// Why the vault cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum VaultError {
    /// The browser would not store or read.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A newer version of the app has written to it.
    #[error(transparent)]
    Newer(#[from] NewerVault),
    /// The browser's cryptography refused.
    #[error(transparent)]
    Key(#[from] KeyError),
    /// Another tab has changed what seals the codes, so they have to be unlocked again.
    #[error("the codes are sealed with another key by now")]
    Resealed,
}

/// The open vault. All that is read or written goes through the forms of this version.
#[derive(Debug)]
pub struct Vault<S>(S);

impl<S: Store> Vault<S> {
    /// Opens what a store holds. An older vault is migrated to this version; one that a newer app has written to is refused and left alone.
    ///
    /// # Errors
    /// [`VaultError::Newer`], and what the store refuses.
    pub async fn open(store: S) -> Result<Self, VaultError> {
        let written_by = store.version().await?.unwrap_or(1);
        let vault = Self(store);
        match written_by {
            VERSION => {}
            newer if newer > VERSION => return Err(NewerVault.into()),
            _ => vault.bring_up_to_date().await?,
        }
        Ok(vault)
    }

    /// Rewrites what an older version wrote, all of it or nothing. If the store refuses, because the disk is full for instance, the records
    /// stay as they were and are read as they are, and the next opening tries again. A person can still sign in meanwhile.
    async fn bring_up_to_date(&self) -> Result<(), VaultError> {
        // Whether anything in it is newer must be known before anything is written.
        self.records().await?;
        let old = |stored: &Stored<S::Key>| !stored.is_current();
        let rewritten =
            self.0.update(|all| all.into_iter().filter(old).filter_map(|stored| migrate(stored).ok()).collect());
        let rewritten = rewritten.await;
        if rewritten.is_ok() {
            // If the mark cannot be set, the next opening looks through the records once more.
            _ = self.0.set_version(VERSION).await;
        }
        Ok(())
    }

    /// All records that this version can read. What is damaged is left out here and stays in the store.
    ///
    /// # Errors
    /// [`VaultError::Newer`], and what the store refuses.
    pub async fn records(&self) -> Result<Vec<Record<S::Key>>, VaultError> {
        let mut records = Vec::new();
        for stored in self.0.all().await? {
            records.extend(Record::read(&migrate(stored)?));
        }
        Ok(records)
    }

    /// The accounts that this device is registered for.
    ///
    /// # Errors
    /// See [`Vault::records`].
    pub async fn accounts(&self) -> Result<Vec<AccountRecord<S::Key>>, VaultError> {
        let account = |record| if let Record::Account(account) = record { Some(*account) } else { None };
        Ok(self.records().await?.into_iter().filter_map(account).collect())
    }

    /// The accounts whose registration was begun and not finished.
    ///
    /// # Errors
    /// See [`Vault::records`].
    pub async fn pending(&self) -> Result<Vec<PendingRecord<S::Key>>, VaultError> {
        let pending = |record| if let Record::Pending(pending) = record { Some(pending) } else { None };
        Ok(self.records().await?.into_iter().filter_map(pending).collect())
    }

    /// Writes a new record.
    ///
    /// # Errors
    /// What the store refuses.
    pub async fn add(&self, record: &Record<S::Key>) -> Result<(), VaultError> {
        Ok(self.0.put(&record.store(), None).await?)
    }

    /// Writes a record in place of the one with this id: both happen or neither.
    ///
    /// # Errors
    /// What the store refuses.
    pub async fn replace(&self, id: &str, record: &Record<S::Key>) -> Result<(), VaultError> {
        Ok(self.0.put(&record.store(), Some(id)).await?)
    }

    /// Changes accounts in one transaction, so that nothing that another tab does meanwhile is undone. `change` says whether it changed the account;
    /// the answer is whether any was changed.
    ///
    /// # Errors
    /// What the store refuses; then none was changed.
    pub async fn change_accounts(
        &self,
        mut change: impl FnMut(&mut AccountRecord<S::Key>) -> bool,
    ) -> Result<bool, VaultError> {
        let mut changed = |stored| match Record::read(&migrate(stored).ok()?)? {
            Record::Account(mut account) => change(&mut account).then(|| account.store()),
            Record::Pending(_) => None,
        };
        Ok(self.0.update(|all| all.into_iter().filter_map(&mut changed).collect()).await?)
    }

    /// Removes a record, its keys and its count.
    ///
    /// # Errors
    /// What the store refuses.
    pub async fn remove(&self, id: &str) -> Result<(), VaultError> {
        Ok(self.0.remove(id).await?)
    }

    /// Adds one to this record's count. The count is on the disk before it is returned, since one that a power cut undid would be used
    /// twice.
    ///
    /// # Errors
    /// What the store refuses.
    pub async fn count(&self, id: &str) -> Result<u64, VaultError> {
        Ok(self.0.count(id).await?)
    }

    /// Whether the person has pressed *Initialise* in this browser.
    ///
    /// # Errors
    /// What the store refuses.
    pub async fn is_initialised(&self) -> Result<bool, VaultError> {
        Ok(self.0.is_initialised().await?)
    }

    /// Notes that the person has pressed *Initialise*.
    ///
    /// # Errors
    /// What the store refuses.
    pub async fn initialise(&self) -> Result<(), VaultError> {
        Ok(self.0.initialise().await?)
    }
}
