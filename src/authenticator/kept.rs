//! What the app does with what it keeps: opens it, answers with it, shows it as a list, forgets a part of it.

use sluss_protocol::api::PendingRequest;

use super::approve::Request;
use super::asked::{Answered, accounts, answer};
use super::enrol::finish_pending;
use super::entry::Entry;
use super::trouble::Trouble;
use crate::browser::vault::Vault;

/// Set when the person has pressed *Initialise*.
pub(super) const INITIALISED: &str = "initialised";

/// The accounts, and whether the person has pressed *Initialise*.
pub(super) async fn open() -> Result<(Vec<Entry>, bool), Trouble> {
    let vault = Vault::open().await?;
    let initialised = vault.is_marked(INITIALISED).await?;
    finish_pending(&vault).await?;
    Ok((entries(&vault).await?, initialised))
}

/// What became of a text, and the accounts afterwards.
pub(super) async fn answered(text: &str, sure: bool) -> Result<(Answered, Vec<Entry>), Trouble> {
    let vault = Vault::open().await?;
    let answered = answer(&vault, text, sure).await?;
    Ok((answered, entries(&vault).await?))
}

/// The accounts that are left.
pub(super) async fn forget(id: &str) -> Result<Vec<Entry>, Trouble> {
    let vault = Vault::open().await?;
    vault.remove(id).await?;
    entries(&vault).await
}

/// Those that the server signed for an account in this app; others are not shown at all.
pub(super) async fn checked(pending: Vec<PendingRequest>) -> Vec<Request> {
    let mut requests = Vec::new();
    for pending in pending {
        requests.extend(Request::check(pending).await);
    }
    requests
}

async fn entries(vault: &Vault) -> Result<Vec<Entry>, Trouble> {
    let held = accounts(vault).await?.into_iter();
    let mut entries: Vec<_> = held.map(|(record, device)| Entry { id: record.id, device }).collect();
    entries.sort_by(|one, other| one.device.account_label.cmp(&other.device.account_label));
    Ok(entries)
}
