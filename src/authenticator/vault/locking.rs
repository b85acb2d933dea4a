//! The vault's key: made, wrapped in the ways that the person has, unwrapped again. Whatever is written here is written only if nothing of it has
//! changed since it was read, since another tab may do the same.

use data_encoding::BASE64URL_NOPAD;
use zeroize::Zeroizing;

use super::cipher::{self, Ciphers, PassphraseCost, Secret32};
use super::code;
use super::form::Stored;
use super::lock::{self, LockRecord, LockState, Way, WrappedKey};
use super::store::{Store, StoreError};
use super::vault_key::VaultKey;
use super::{Vault, VaultError};

/// How often something is tried again because another tab was quicker.
pub(super) const ATTEMPTS: usize = 8;

/// How the codes are locked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Lock<K> {
    /// There was never a code here.
    Absent,
    /// Nothing has to be shown.
    Open(VaultKey<K>),
    /// One of these ways is needed.
    Locked(Vec<Way>),
}

/// What opens the lock.
#[derive(Clone, Copy, Debug)]
pub enum Proof<'a> {
    /// The passphrase, as it was typed.
    Passphrase(&'a str),
    /// What the passkey with this credential id made of the salt of its way.
    Passkey {
        /// The credential id.
        credential: &'a [u8],
        /// The output of its pseudo-random function.
        secret: &'a Secret32,
    },
}

/// A way that is added.
#[derive(Clone, Copy, Debug)]
pub enum NewWay<'a> {
    /// This passphrase, which takes the place of the one before, at this cost.
    Passphrase(&'a str, PassphraseCost),
    /// A passkey.
    Passkey {
        /// The credential id.
        credential: &'a [u8],
        /// What its function was asked about.
        salt: &'a [u8; 32],
        /// What it answered.
        secret: &'a Secret32,
    },
}

impl<S: Store> Vault<S> {
    /// How the codes are locked.
    ///
    /// # Errors
    /// What the store refuses.
    pub async fn lock(&self) -> Result<Lock<S::Key>, VaultError> {
        Ok(match self.lock_record().await? {
            None => Lock::Absent,
            Some(LockRecord { seal, state: LockState::Open(key) }) => Lock::Open(VaultKey { seal, key }),
            Some(LockRecord { state: LockState::Locked(ways), .. }) => {
                Lock::Locked(ways.into_iter().map(|wrapped| wrapped.way).collect())
            }
        })
    }

    /// The key of a vault that nothing locks; it is made with the first code.
    ///
    /// # Errors
    /// [`VaultError::Resealed`] if the vault is locked, and what the browser refuses.
    pub async fn open_key<C: Ciphers<Key = S::Key>>(&self, ciphers: &C) -> Result<VaultKey<S::Key>, VaultError> {
        for _ in 0..ATTEMPTS {
            match self.lock().await? {
                Lock::Open(key) => return Ok(key),
                Lock::Locked(_) => return Err(VaultError::Resealed),
                Lock::Absent => {
                    let key = VaultKey { seal: new_seal(ciphers)?, key: ciphers.new_cipher_key().await? };
                    let made = LockRecord { seal: key.seal.clone(), state: LockState::Open(key.key.clone()) }.store();
                    let none = |now: &[Stored<S::Key>]| !now.iter().any(is_lock);
                    if self.write_if(none, vec![made]).await? {
                        return Ok(key);
                    }
                }
            }
        }
        Err(busy())
    }

    /// The key of a locked vault; `None` if the proof is wrong. A passphrase that costs too little to try by now is wrapped again.
    ///
    /// # Errors
    /// What the browser refuses, [`VaultError::Resealed`] if there is nothing to unlock.
    pub async fn unlock<C: Ciphers<Key = S::Key>>(
        &self,
        ciphers: &C,
        proof: Proof<'_>,
        cost: PassphraseCost,
    ) -> Result<Option<VaultKey<S::Key>>, VaultError> {
        let record = self.locked_record().await?;
        let Some(raw) = unwrap(ciphers, &record, proof).await? else { return Ok(None) };
        if let Proof::Passphrase(text) = proof
            && record.ways().iter().any(|wrapped| is_cheaper(&wrapped.way, cost))
        {
            // If another tab has changed the lock meanwhile, or the disk is full, the next unlocking raises it.
            _ = self.add_to(ciphers, &record, &raw, NewWay::Passphrase(text, cost)).await;
        }
        Ok(Some(VaultKey { key: ciphers.cipher_key(&raw).await?, seal: record.seal }))
    }

    /// Adds a way to unlock. The first one seals every code under a new key, because a script could have used the old one all the time; for another one,
    /// one that there is has to be shown. `None` if that proof is wrong or missing.
    ///
    /// # Errors
    /// What the browser refuses; then everything is as it was.
    pub async fn add_way<C: Ciphers<Key = S::Key>>(
        &self,
        ciphers: &C,
        proof: Option<Proof<'_>>,
        way: NewWay<'_>,
    ) -> Result<Option<VaultKey<S::Key>>, VaultError> {
        for _ in 0..ATTEMPTS {
            let Some(record) = self.lock_record().await? else {
                self.open_key(ciphers).await?;
                continue;
            };
            let key = match (&record.state, proof) {
                (LockState::Open(_), _) => self.begin_to_lock(ciphers, &record, way).await?,
                (LockState::Locked(_), None) => return Ok(None),
                (LockState::Locked(_), Some(proof)) => {
                    let Some(raw) = unwrap(ciphers, &record, proof).await? else { return Ok(None) };
                    let key = VaultKey { seal: record.seal.clone(), key: ciphers.cipher_key(&raw).await? };
                    self.add_to(ciphers, &record, &raw, way).await?.then_some(key)
                }
            };
            if key.is_some() {
                return Ok(key);
            }
        }
        Err(busy())
    }

    /// Removes a way to unlock. With the last one the codes are sealed under a new key that the browser holds. `None` if the proof is wrong.
    ///
    /// # Errors
    /// What the browser refuses; then everything is as it was.
    pub async fn remove_way<C: Ciphers<Key = S::Key>>(
        &self,
        ciphers: &C,
        proof: Proof<'_>,
        way: &Way,
    ) -> Result<Option<VaultKey<S::Key>>, VaultError> {
        for _ in 0..ATTEMPTS {
            let record = self.locked_record().await?;
            let Some(raw) = unwrap(ciphers, &record, proof).await? else { return Ok(None) };
            let key = VaultKey { seal: record.seal.clone(), key: ciphers.cipher_key(&raw).await? };
            let left: Vec<_> = record.ways().iter().filter(|wrapped| wrapped.way != *way).cloned().collect();
            if left.is_empty() {
                let open = VaultKey { seal: new_seal(ciphers)?, key: ciphers.new_cipher_key().await? };
                let state = LockState::Open(open.key.clone());
                if self.reseal(ciphers, &record, &key, &open, state).await? {
                    return Ok(Some(open));
                }
            } else if self.write_lock(&record, LockState::Locked(left)).await? {
                return Ok(Some(key));
            }
        }
        Err(busy())
    }

    /// Locks a vault that was open; `None` if another tab was quicker.
    async fn begin_to_lock<C: Ciphers<Key = S::Key>>(
        &self,
        ciphers: &C,
        record: &LockRecord<S::Key>,
        way: NewWay<'_>,
    ) -> Result<Option<VaultKey<S::Key>>, VaultError> {
        let LockState::Open(old) = &record.state else { return Ok(None) };
        let old = VaultKey { seal: record.seal.clone(), key: old.clone() };
        let raw: Secret32 = Zeroizing::new(ciphers.random()?);
        let new = VaultKey { seal: new_seal(ciphers)?, key: ciphers.cipher_key(&raw).await? };
        let ways = vec![wrap(ciphers, &new.seal, &raw, way).await?];
        Ok(self.reseal(ciphers, record, &old, &new, LockState::Locked(ways)).await?.then_some(new))
    }

    /// Writes the lock with one more way; false if another tab was quicker.
    async fn add_to<C: Ciphers<Key = S::Key>>(
        &self,
        ciphers: &C,
        record: &LockRecord<S::Key>,
        raw: &Secret32,
        way: NewWay<'_>,
    ) -> Result<bool, VaultError> {
        let replaces = |known: &Way| match (known, way) {
            (Way::Passphrase { .. }, NewWay::Passphrase(..)) => true,
            (Way::Passkey { credential: known, .. }, NewWay::Passkey { credential, .. }) => known == credential,
            _ => false,
        };
        let mut ways: Vec<_> = record.ways().iter().filter(|wrapped| !replaces(&wrapped.way)).cloned().collect();
        ways.push(wrap(ciphers, &record.seal, raw, way).await?);
        self.write_lock(record, LockState::Locked(ways)).await
    }

    async fn write_lock(&self, seen: &LockRecord<S::Key>, state: LockState<S::Key>) -> Result<bool, VaultError> {
        let stored = seen.store();
        let unchanged = |now: &[Stored<S::Key>]| now.iter().any(|record| record.is_same(&stored));
        self.write_if(unchanged, vec![LockRecord { seal: seen.seal.clone(), state }.store()]).await
    }

    /// Seals every code under another key, together with the lock that leads to it: all of it, or nothing. What the old key does not open is damaged, and
    /// stays as it is.
    async fn reseal<C: Ciphers<Key = S::Key>>(
        &self,
        ciphers: &C,
        seen: &LockRecord<S::Key>,
        old: &VaultKey<S::Key>,
        new: &VaultKey<S::Key>,
        state: LockState<S::Key>,
    ) -> Result<bool, VaultError> {
        let before: Vec<_> =
            self.0.all().await?.into_iter().filter(|stored| is_lock(stored) || is_code(stored)).collect();
        if !before.iter().any(|stored| stored.is_same(&seen.store())) {
            return Ok(false);
        }
        let mut written = vec![LockRecord { seal: new.seal.clone(), state }.store()];
        for stored in before.iter().filter(|stored| is_code(stored)) {
            if let Some(code) = code::unseal(stored, ciphers, old).await {
                written.push(code.sealed(ciphers, new).await?);
            }
        }
        let unchanged = |now: &[Stored<S::Key>]| {
            let now: Vec<_> = now.iter().filter(|stored| is_lock(stored) || is_code(stored)).collect();
            now.len() == before.len() && before.iter().all(|old| now.iter().any(|now| now.is_same(old)))
        };
        self.write_if(unchanged, written).await
    }

    /// Writes records if what is stored at that moment is as the writer thinks; false if it is not.
    pub(super) async fn write_if(
        &self,
        holds: impl FnOnce(&[Stored<S::Key>]) -> bool,
        written: Vec<Stored<S::Key>>,
    ) -> Result<bool, VaultError> {
        Ok(self.0.update(|now| if holds(&now) { written } else { Vec::new() }).await?)
    }

    async fn lock_record(&self) -> Result<Option<LockRecord<S::Key>>, VaultError> {
        let mut all = self.0.all().await?;
        let Some(place) = all.iter().position(is_lock) else { return Ok(None) };
        let stored = super::migrate(all.swap_remove(place))?;
        LockRecord::read(&stored).map(Some).ok_or_else(|| StoreError("the lock is damaged".to_owned()).into())
    }

    async fn locked_record(&self) -> Result<LockRecord<S::Key>, VaultError> {
        match self.lock_record().await? {
            Some(record) if !record.ways().is_empty() => Ok(record),
            _ => Err(VaultError::Resealed),
        }
    }
}

fn is_lock<K>(stored: &Stored<K>) -> bool {
    stored.id == lock::ID
}

fn is_code<K>(stored: &Stored<K>) -> bool {
    stored.string("kind") == Some(code::KIND)
}

fn is_cheaper(way: &Way, cost: PassphraseCost) -> bool {
    matches!(way, Way::Passphrase { cost: known, .. }
        if known.memory_kib < cost.memory_kib || known.passes < cost.passes)
}

fn new_seal<C: Ciphers>(ciphers: &C) -> Result<String, VaultError> {
    Ok(BASE64URL_NOPAD.encode(&ciphers.random::<16>()?))
}

pub(super) fn busy() -> VaultError {
    StoreError("another tab writes all the time".to_owned()).into()
}

/// What a wrapped key is bound to: the vault key's name, and the way.
fn bound_to(seal: &str, way: &Way) -> Vec<u8> {
    let way = match way {
        Way::Passphrase { .. } => "passphrase".to_owned(),
        Way::Passkey { credential, .. } => format!("passkey {}", BASE64URL_NOPAD.encode(credential)),
    };
    format!("sluss vault key\n{seal}\n{way}").into_bytes()
}

async fn wrap<C: Ciphers>(ciphers: &C, seal: &str, raw: &Secret32, way: NewWay<'_>) -> Result<WrappedKey, VaultError> {
    let (way, secret) = match way {
        NewWay::Passphrase(text, cost) => {
            let salt = ciphers.random::<16>()?;
            (Way::Passphrase { salt, cost }, ciphers.passphrase_key(text, &salt, cost).await?)
        }
        NewWay::Passkey { credential, salt, secret } => {
            (Way::Passkey { credential: credential.to_vec(), salt: *salt }, secret.clone())
        }
    };
    let key = ciphers.cipher_key(&secret).await?;
    let wrapped = cipher::seal(ciphers, &key, &bound_to(seal, &way), &raw[..]).await?;
    Ok(WrappedKey { way, wrapped })
}

/// The vault key itself; `None` if the proof is for none of the ways.
async fn unwrap<C: Ciphers>(
    ciphers: &C,
    record: &LockRecord<C::Key>,
    proof: Proof<'_>,
) -> Result<Option<Secret32>, VaultError> {
    for WrappedKey { way, wrapped } in record.ways() {
        let secret = match (way, proof) {
            (Way::Passphrase { salt, cost }, Proof::Passphrase(text)) => {
                ciphers.passphrase_key(text, salt, *cost).await?
            }
            (Way::Passkey { credential, .. }, Proof::Passkey { credential: shown, secret }) if credential == shown => {
                secret.clone()
            }
            _ => continue,
        };
        let key = ciphers.cipher_key(&secret).await?;
        if let Some(raw) = cipher::open(ciphers, &key, &bound_to(&record.seal, way), wrapped).await {
            return Ok(<[u8; 32]>::try_from(raw.as_slice()).ok().map(Zeroizing::new));
        }
    }
    Ok(None)
}
