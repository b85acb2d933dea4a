//! The accounts in the vault: opening them, listing them, forgetting one, and noting which were removed at the server.

use super::device::{Device, Platform};
use super::enrol::finish_pending;
use super::unused_passkeys::forget_if_unused;
use crate::authenticator::state::accounts::{Biometrics, ListedAccount, Opening};
use crate::authenticator::state::error::AuthenticatorError;
use crate::authenticator::vault::{AccountRecord, SealedPin, Store, Vault};

/// Opens the vault for the first time since the app was started.
///
/// # Errors
/// Why there can be no keys here.
pub async fn open<P: Platform>(device: &Device<P>) -> Result<Opening, AuthenticatorError> {
    if !device.platform.can_be_held() {
        return Err(AuthenticatorError::NoKeys);
    }
    let vault = device.vault().await?;
    let initialised = vault.is_initialised().await?;
    let unfinished = !vault.pending().await?.is_empty();
    Ok(Opening { accounts: listed(&vault).await?, initialised, unfinished })
}

/// Finishes the registrations that were begun when the app was stopped, as far as the server can be asked, and returns the accounts.
///
/// # Errors
/// What the browser refuses.
pub async fn finish_registrations<P: Platform>(device: &Device<P>) -> Result<Vec<ListedAccount>, AuthenticatorError> {
    let vault = device.vault().await?;
    finish_pending(device, &vault).await?;
    listed(&vault).await
}

/// Notes that the person has pressed *Initialise*.
///
/// # Errors
/// What the browser refuses.
pub async fn initialise<P: Platform>(device: &Device<P>) -> Result<(), AuthenticatorError> {
    Ok(device.vault().await?.initialise().await?)
}

/// The accounts in this app, as they are listed.
pub(super) async fn list<P: Platform>(device: &Device<P>) -> Result<Vec<ListedAccount>, AuthenticatorError> {
    listed(&device.vault().await?).await
}

/// Destroys an account's keys here, and returns the remaining accounts.
///
/// # Errors
/// What the browser refuses.
pub async fn forget<P: Platform>(device: &Device<P>, id: &str) -> Result<Vec<ListedAccount>, AuthenticatorError> {
    let vault = device.vault().await?;
    let sealed = vault.accounts().await?.into_iter().find(|account| account.id == id).and_then(|gone| gone.sealed_pin);
    vault.remove(id).await?;
    if let Some(sealed) = sealed {
        forget_if_unused(device, &vault, &sealed.credential).await?;
    }
    let left = listed(&vault).await?;
    if left.is_empty() {
        device.platform.forget_keys();
    }
    Ok(left)
}

/// Stores which of the records that the server was asked about belong to removed devices and which do not; returns the accounts if that
/// changed anything.
///
/// # Errors
/// What the browser refuses.
pub async fn note_removals<P: Platform>(
    device: &Device<P>,
    asked: &[String],
    removed: &[String],
) -> Result<Option<Vec<ListedAccount>>, AuthenticatorError> {
    let vault = device.vault().await?;
    let changed = vault.change_accounts(|account| {
        let now = removed.contains(&account.id);
        let differs = asked.contains(&account.id) && account.removed != now;
        if differs {
            account.removed = now;
        }
        differs
    });
    if changed.await? { listed(&vault).await.map(Some) } else { Ok(None) }
}

async fn listed<S: Store>(vault: &Vault<S>) -> Result<Vec<ListedAccount>, AuthenticatorError> {
    let accounts = vault.accounts().await?.into_iter();
    let mut listed: Vec<_> = accounts
        .map(|account| {
            let biometrics = biometrics(account.sealed_pin.as_ref());
            let AccountRecord { id, device, removed, personal, other_server, ways, .. } = account;
            ListedAccount { id, device, removed, biometrics, personal, ways, other_server }
        })
        .collect();
    // Accounts without a place of their own are new: they stand behind the others.
    let order = |account: &ListedAccount| {
        let place = account.personal.place.unwrap_or(u32::MAX);
        (place, account.device.account_label.clone(), account.address().to_owned())
    };
    listed.sort_by_cached_key(order);
    Ok(listed)
}

fn biometrics(sealed: Option<&SealedPin>) -> Biometrics {
    match sealed {
        None => Biometrics::Off,
        Some(sealed) if sealed.is_spent() => Biometrics::PinFirst,
        Some(_) => Biometrics::On,
    }
}
