//! The accounts elsewhere in the vault: listed in their order, added, changed, put in another order and removed. Whatever is changed was sealed by the
//! key at hand and is still as it was read, so that two tabs undo nothing of each other's.

use std::collections::BTreeMap;

use futures_util::future::join_all;

use super::cipher::Ciphers;
use super::code::{self, CodeRecord};
use super::form::Stored;
use super::lock;
use super::locking::{ATTEMPTS, busy};
use super::store::Store;
use super::vault_key::VaultKey;
use super::{Vault, VaultError, migrate};

impl<S: Store> Vault<S> {
    /// The accounts elsewhere, in the person's order. What the key does not open is left out, and stays where it is.
    ///
    /// # Errors
    /// [`VaultError::Resealed`] if it is not the vault's key any more; otherwise see [`Vault::records`].
    pub async fn codes<C: Ciphers<Key = S::Key>>(
        &self,
        ciphers: &C,
        key: &VaultKey<S::Key>,
    ) -> Result<Vec<CodeRecord>, VaultError> {
        let read = self.read_codes(ciphers, key, |_| true).await?;
        let mut codes: Vec<_> = read.into_iter().map(|(_, code)| code).collect();
        codes.sort_by(|a, b| (a.place, &a.id).cmp(&(b.place, &b.id)));
        Ok(codes)
    }

    /// Writes new accounts elsewhere: all of them or none.
    ///
    /// # Errors
    /// [`VaultError::Resealed`], and what the browser refuses; then none was written.
    pub async fn add_codes<C: Ciphers<Key = S::Key>>(
        &self,
        ciphers: &C,
        key: &VaultKey<S::Key>,
        codes: &[CodeRecord],
    ) -> Result<(), VaultError> {
        let mut sealed = Vec::with_capacity(codes.len());
        for code in codes {
            sealed.push(code.sealed(ciphers, key).await?);
        }
        let is_written = self.write_if(|now| is_locked_by(now, key), sealed).await?;
        if is_written || codes.is_empty() { Ok(()) } else { Err(VaultError::Resealed) }
    }

    /// Changes the account with this id. What another tab does meanwhile is not undone: a counter that both raise goes on by two. `change` says
    /// whether it changed the account, and is called again if it has to be; the answer is whether it was changed.
    ///
    /// # Errors
    /// [`VaultError::Resealed`], and what the browser refuses; then nothing was changed.
    pub async fn change_code<C: Ciphers<Key = S::Key>>(
        &self,
        ciphers: &C,
        key: &VaultKey<S::Key>,
        id: &str,
        change: impl FnMut(&mut CodeRecord) -> bool,
    ) -> Result<bool, VaultError> {
        self.change_codes(ciphers, key, |known| known == id, change).await
    }

    /// Puts accounts elsewhere in this order. Those that are not named, since another tab has just added them, come last in the order that they had.
    ///
    /// # Errors
    /// [`VaultError::Resealed`], and what the browser refuses; then the order is as it was.
    pub async fn order_codes<C: Ciphers<Key = S::Key>>(
        &self,
        ciphers: &C,
        key: &VaultKey<S::Key>,
        ids: &[&str],
    ) -> Result<bool, VaultError> {
        let places: BTreeMap<&str, u32> = ids.iter().copied().zip(0..).collect();
        let named = u32::try_from(ids.len()).unwrap_or(u32::MAX);
        let place = |code: &mut CodeRecord| {
            let place = places.get(code.id.as_str()).copied().unwrap_or_else(|| named.saturating_add(code.place));
            std::mem::replace(&mut code.place, place) != place
        };
        self.change_codes(ciphers, key, |_| true, place).await
    }

    async fn change_codes<C: Ciphers<Key = S::Key>>(
        &self,
        ciphers: &C,
        key: &VaultKey<S::Key>,
        which: impl Fn(&str) -> bool,
        mut change: impl FnMut(&mut CodeRecord) -> bool,
    ) -> Result<bool, VaultError> {
        for _ in 0..ATTEMPTS {
            let read = self.read_codes(ciphers, key, &which).await?;
            let (mut seen, mut written) = (Vec::new(), Vec::new());
            for (stored, mut code) in read {
                if change(&mut code) {
                    written.push(code.sealed(ciphers, key).await?);
                    seen.push(stored);
                }
            }
            if written.is_empty() {
                return Ok(false);
            }
            let unchanged = |now: &[Stored<S::Key>]| {
                is_locked_by(now, key) && seen.iter().all(|seen| now.iter().any(|now| now.is_same(seen)))
            };
            if self.write_if(unchanged, written).await? {
                return Ok(true);
            }
        }
        Err(busy())
    }

    /// The accounts whose ids are wanted, each with the record that it was read from.
    async fn read_codes<C: Ciphers<Key = S::Key>>(
        &self,
        ciphers: &C,
        key: &VaultKey<S::Key>,
        which: impl Fn(&str) -> bool,
    ) -> Result<Vec<(Stored<S::Key>, CodeRecord)>, VaultError> {
        let all: Result<Vec<_>, _> = self.0.all().await?.into_iter().map(migrate).collect();
        let all = all?;
        if !is_locked_by(&all, key) {
            return Err(VaultError::Resealed);
        }
        let wanted = all.into_iter().filter(|stored| which(&stored.id));
        let read = join_all(wanted.map(|stored| async move {
            let code = code::unseal(&stored, ciphers, key).await?;
            Some((stored, code))
        }));
        Ok(read.await.into_iter().flatten().collect())
    }
}

/// Whether this is the key of the lock that stands there now.
fn is_locked_by<K: Clone>(now: &[Stored<K>], key: &VaultKey<K>) -> bool {
    let lock = now.iter().find_map(lock::LockRecord::read);
    lock.is_some_and(|lock| lock.seal == key.seal)
}
