//! The accounts elsewhere: listed, added, changed, locked and unlocked. While they are unlocked the device holds the key, in a form that no script can
//! read; locking is forgetting it.

use serde::Serialize;
use serde::de::DeserializeOwned;
use sluss_codes::account::{Account, Kind};

use super::device::{Device, Note, Platform};
use super::unused_passkeys::new_passkey;
use crate::authenticator::state::codes::{
    AutoLock, CodesOpening, LastBackup, ListedCode, Look, Names, Protection, Shown, WayToGo, Ways,
};
use crate::authenticator::state::error::AuthenticatorError;
use crate::authenticator::vault::{
    CodeRecord, Lock, NewPasskey, NewWay, Passkey, PasskeyPlace, PassphraseCost, Proof, Vault, VaultError, VaultKey,
    Way,
};

/// What there is, as far as it is unlocked.
///
/// # Errors
/// What the browser refuses.
pub async fn codes<P: Platform>(device: &Device<P>) -> Result<CodesOpening, AuthenticatorError> {
    let vault = device.vault().await?;
    let (key, ways) = match vault.lock().await? {
        Lock::Absent => return Ok(CodesOpening { ways: None, list: Some(Vec::new()) }),
        Lock::Open(key) => (Some(key), None),
        Lock::Locked(ways) => (device.vault_key.borrow().clone(), Some(shown(&ways))),
    };
    let Some(key) = key else { return Ok(CodesOpening { ways, list: None }) };
    match vault.codes(&device.platform, &key).await {
        Ok(codes) => {
            let listed = |code: CodeRecord| ListedCode { id: code.id, account: code.account };
            Ok(CodesOpening { ways, list: Some(codes.into_iter().map(listed).collect()) })
        }
        // Another tab has locked them in another way.
        Err(VaultError::Resealed) => {
            lock_codes(device);
            Ok(CodesOpening { ways, list: None })
        }
        Err(error) => Err(error.into()),
    }
}

fn shown(ways: &[Way]) -> Ways {
    let passkey = |way: &Way| if let Way::Passkey { credential, .. } = way { Some(credential.clone()) } else { None };
    Ways {
        passphrase: ways.iter().any(|way| matches!(way, Way::Passphrase { .. })),
        passkeys: ways.iter().filter_map(passkey).collect(),
    }
}

/// When they lock themselves, as the person has chosen.
pub fn auto_lock<P: Platform>(device: &Device<P>) -> AutoLock {
    noted(device, Note::AutoLock).unwrap_or_default()
}

/// Keeps what the person has chosen.
pub fn keep_auto_lock<P: Platform>(device: &Device<P>, chosen: AutoLock) {
    note(device, Note::AutoLock, &chosen);
}

/// How the person wants the list to look.
pub fn look<P: Platform>(device: &Device<P>) -> Look {
    noted(device, Note::Look).unwrap_or_default()
}

/// Keeps how the list looks.
pub fn keep_look<P: Platform>(device: &Device<P>, chosen: Look) {
    note(device, Note::Look, &chosen);
}

/// The last backup that was saved from here.
pub fn last_backup<P: Platform>(device: &Device<P>) -> Option<LastBackup> {
    noted(device, Note::LastBackup)
}

/// Keeps when the last backup was made.
pub fn keep_last_backup<P: Platform>(device: &Device<P>, last: LastBackup) {
    note(device, Note::LastBackup, &last);
}

fn noted<P: Platform, T: DeserializeOwned>(device: &Device<P>, name: Note) -> Option<T> {
    serde_json::from_str(&device.platform.note(name)?).ok()
}

fn note<P: Platform>(device: &Device<P>, name: Note, what: &impl Serialize) {
    let text = serde_json::to_string(what).expect("numbers and truth values");
    device.platform.keep_note(name, Some(&text));
}

/// Forgets the key.
pub fn lock_codes<P: Platform>(device: &Device<P>) {
    device.vault_key.replace(None);
}

/// Unlocks them; `None` if what was shown is wrong.
///
/// # Errors
/// What the browser refuses.
pub async fn unlock_codes<P: Platform>(
    device: &Device<P>,
    shown: Shown,
) -> Result<Option<CodesOpening>, AuthenticatorError> {
    let vault = device.vault().await?;
    let Some(evidence) = Evidence::of(device, &vault, shown).await? else { return Ok(None) };
    let unlocked = vault.unlock(&device.platform, evidence.proof(), PassphraseCost::NOW).await;
    finish(device, unlocked).await
}

/// Writes new accounts, behind those that are there.
///
/// # Errors
/// What the browser refuses; then none was written.
pub async fn add_codes<P: Platform>(
    device: &Device<P>,
    accounts: Vec<Account>,
) -> Result<CodesOpening, AuthenticatorError> {
    let vault = device.vault().await?;
    let Some(key) = key(device, &vault).await? else { return codes(device).await };
    let there = vault.codes(&device.platform, &key).await.unwrap_or_default();
    let next = there.iter().map(|code| code.place.saturating_add(1)).max().unwrap_or(0);
    let mut records = Vec::with_capacity(accounts.len());
    for (account, place) in accounts.into_iter().zip(next..) {
        records.push(CodeRecord::new(device.made(device.platform.random())?, place, account));
    }
    written(device, vault.add_codes(&device.platform, &key, &records).await).await
}

/// Renames an account, and changes what is written beside it.
///
/// # Errors
/// What the browser refuses.
pub async fn change_code<P: Platform>(
    device: &Device<P>,
    id: &str,
    names: &Names,
) -> Result<CodesOpening, AuthenticatorError> {
    change(device, id, |account| {
        let Names { issuer, name, notes } = names.clone();
        let before = (&account.issuer, &account.name, &account.notes);
        let differs = before != (&issuer, &name, &notes);
        (account.issuer, account.name, account.notes) = (issuer, name, notes);
        differs
    })
    .await
}

/// Goes on to the next code of an account with a counter.
///
/// # Errors
/// What the browser refuses.
pub async fn next_counter<P: Platform>(device: &Device<P>, id: &str) -> Result<CodesOpening, AuthenticatorError> {
    change(device, id, |account| {
        let Kind::Hotp { counter, .. } = &mut account.kind else { return false };
        *counter = counter.saturating_add(1);
        true
    })
    .await
}

async fn change<P: Platform>(
    device: &Device<P>,
    id: &str,
    mut change: impl FnMut(&mut Account) -> bool,
) -> Result<CodesOpening, AuthenticatorError> {
    let vault = device.vault().await?;
    let Some(key) = key(device, &vault).await? else { return codes(device).await };
    let changed = vault.change_code(&device.platform, &key, id, |code| change(&mut code.account)).await;
    written(device, changed.map(|_| ())).await
}

/// Puts the accounts in this order.
///
/// # Errors
/// What the browser refuses; then the order is as it was.
pub async fn order_codes<P: Platform>(device: &Device<P>, ids: &[String]) -> Result<CodesOpening, AuthenticatorError> {
    let vault = device.vault().await?;
    let Some(key) = key(device, &vault).await? else { return codes(device).await };
    let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
    let ordered = vault.order_codes(&device.platform, &key, &ids).await;
    written(device, ordered.map(|_| ())).await
}

/// Removes an account.
///
/// # Errors
/// What the browser refuses.
pub async fn remove_code<P: Platform>(device: &Device<P>, id: &str) -> Result<CodesOpening, AuthenticatorError> {
    device.vault().await?.remove(id).await?;
    codes(device).await
}

/// Adds a way to unlock; `None` if what was shown is wrong.
///
/// # Errors
/// What the browser refuses.
pub async fn protect_codes<P: Platform>(
    device: &Device<P>,
    shown: Option<Shown>,
    with: Protection,
) -> Result<Option<CodesOpening>, AuthenticatorError> {
    let vault = device.vault().await?;
    let evidence = match shown {
        None => None,
        Some(shown) => match Evidence::of(device, &vault, shown).await? {
            None => return Ok(None),
            some => some,
        },
    };
    let proof = evidence.as_ref().map(Evidence::proof);
    let protected = match &with {
        Protection::Passphrase(words) => {
            let way = NewWay::Passphrase(&words.0, PassphraseCost::NOW);
            vault.add_way(&device.platform, proof, way).await
        }
        Protection::Passkey => {
            let salt = device.made(device.platform.random())?;
            let wanted = NewPasskey { salt, place: PasskeyPlace::Anywhere, unless: &[] };
            let made = new_passkey(device, wanted).await;
            let Passkey { credential, secret } = made.map_err(|_| AuthenticatorError::NoPasskey)?;
            let way = NewWay::Passkey { credential: &credential, salt: &salt, secret: &secret };
            vault.add_way(&device.platform, proof, way).await
        }
    };
    finish(device, protected).await
}

/// Removes a way to unlock; `None` if what was shown is wrong.
///
/// # Errors
/// What the browser refuses.
pub async fn remove_way<P: Platform>(
    device: &Device<P>,
    shown: Shown,
    way: &WayToGo,
) -> Result<Option<CodesOpening>, AuthenticatorError> {
    let vault = device.vault().await?;
    let Some(evidence) = Evidence::of(device, &vault, shown).await? else { return Ok(None) };
    let Lock::Locked(ways) = vault.lock().await? else { return codes(device).await.map(Some) };
    let is_meant = |known: &&Way| match (known, way) {
        (Way::Passphrase { .. }, WayToGo::Passphrase) => true,
        (Way::Passkey { credential, .. }, WayToGo::Passkey(gone)) => credential == gone,
        _ => false,
    };
    let Some(gone) = ways.iter().find(is_meant) else { return codes(device).await.map(Some) };
    let removed = vault.remove_way(&device.platform, evidence.proof(), gone).await;
    finish(device, removed).await
}

/// What the person has shown, as the vault wants it.
enum Evidence {
    Passphrase(crate::authenticator::state::codes::Passphrase),
    Passkey(Passkey),
}

impl Evidence {
    /// Asks for it where it has to be asked for; `None` if the person does not want that after all.
    async fn of<P: Platform>(
        device: &Device<P>,
        vault: &Vault<P::Store>,
        shown: Shown,
    ) -> Result<Option<Self>, AuthenticatorError> {
        Ok(match shown {
            Shown::Passphrase(words) => Some(Self::Passphrase(words)),
            Shown::Passkey => {
                let Lock::Locked(ways) = vault.lock().await? else { return Ok(None) };
                let passkey = device.platform.passkey(&ways).await.ok_or(AuthenticatorError::NoPasskey)?;
                Some(Self::Passkey(passkey))
            }
        })
    }

    fn proof(&self) -> Proof<'_> {
        match self {
            Self::Passphrase(words) => Proof::Passphrase(&words.0),
            Self::Passkey(Passkey { credential, secret }) => Proof::Passkey { credential, secret },
        }
    }
}

/// The key at hand: of a vault that nothing locks, or the one that the device holds. `None` while they are locked.
async fn key<P: Platform>(
    device: &Device<P>,
    vault: &Vault<P::Store>,
) -> Result<Option<VaultKey<P::Key>>, AuthenticatorError> {
    match vault.open_key(&device.platform).await {
        Ok(key) => Ok(Some(key)),
        Err(VaultError::Resealed) => Ok(device.vault_key.borrow().clone()),
        Err(error) => Err(error.into()),
    }
}

/// Holds the key that there is now, and lists the codes.
async fn finish<P: Platform>(
    device: &Device<P>,
    result: Result<Option<VaultKey<P::Key>>, VaultError>,
) -> Result<Option<CodesOpening>, AuthenticatorError> {
    match result {
        Ok(None) => Ok(None),
        Ok(key) => {
            device.vault_key.replace(key);
            codes(device).await.map(Some)
        }
        // Another tab was quicker: what it has left is shown.
        Err(VaultError::Resealed) => codes(device).await.map(Some),
        Err(error) => Err(error.into()),
    }
}

async fn written<P: Platform>(
    device: &Device<P>,
    result: Result<(), VaultError>,
) -> Result<CodesOpening, AuthenticatorError> {
    match result {
        // Another tab has locked them meanwhile: nothing was written, and what the person sees says so.
        Ok(()) | Err(VaultError::Resealed) => codes(device).await,
        Err(error) => Err(error.into()),
    }
}
