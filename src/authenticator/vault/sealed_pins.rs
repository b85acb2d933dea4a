//! The sealed PINs in the vault: changed in one transaction each, so that no tab undoes what another counts.

use super::sealed_pin::SealedPin;
use super::store::Store;
use super::{Vault, VaultError};

impl<S: Store> Vault<S> {
    /// Changes the sealed PIN of the account with this record. `change` says whether it changed anything.
    ///
    /// # Errors
    /// What the store refuses; then nothing was changed.
    pub async fn change_sealed_pin(
        &self,
        id: &str,
        mut change: impl FnMut(&mut Option<SealedPin>) -> bool,
    ) -> Result<(), VaultError> {
        self.change_accounts(|account| account.id == id && change(&mut account.sealed_pin)).await.map(drop)
    }

    /// Ends the failures in a row: the person was verified, or has typed the right PIN.
    ///
    /// # Errors
    /// What the store refuses; then they go on to count.
    pub async fn end_failures(&self, id: &str) -> Result<(), VaultError> {
        let end = |sealed: &mut SealedPin| std::mem::take(&mut sealed.failures) > 0;
        self.change_sealed_pin(id, |known| known.as_mut().is_some_and(end)).await
    }
}
