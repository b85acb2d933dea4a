//! What the app does with what it keeps: opens it, answers with it, shows it as a list, forgets a part of it.

use sluss_protocol::api::PendingRequest;

use crate::authenticator::commands::enrol::finish_pending;
use crate::authenticator::commands::link::{LinkResult, accounts, answer};
use crate::authenticator::state::error::AuthenticatorError;
use crate::authenticator::vault::record::{ListedAccount, Registration};
use crate::authenticator::view::approve::ApprovalRequest;
use crate::browser::vault::{Record, Vault};
use crate::browser::{home_screen, keys};

/// Set when the person has pressed *Initialise*.
const INITIALISED: &str = "initialised";

/// The accounts, and whether the person has pressed *Initialise*.
pub(in crate::authenticator) async fn open() -> Result<(Vec<ListedAccount>, bool), AuthenticatorError> {
    if !keys::can_be_held() {
        return Err(AuthenticatorError::NoKeys);
    }
    let vault = Vault::open().await?;
    let initialised = vault.is_marked(INITIALISED).await?;
    finish_pending(&vault).await?;
    Ok((entries(&vault).await?, initialised))
}

/// The person has pressed *Initialise*.
pub(in crate::authenticator) async fn initialise() -> Result<(), AuthenticatorError> {
    Ok(Vault::open().await?.mark(INITIALISED).await?)
}

/// What became of a text, and the accounts afterwards.
pub(in crate::authenticator) async fn answered(
    text: &str,
    sure: bool,
) -> Result<(LinkResult, Vec<ListedAccount>), AuthenticatorError> {
    let vault = Vault::open().await?;
    let answered = answer(&vault, text, sure).await?;
    Ok((answered, entries(&vault).await?))
}

/// The accounts that are left.
pub(in crate::authenticator) async fn forget(id: &str) -> Result<Vec<ListedAccount>, AuthenticatorError> {
    let vault = Vault::open().await?;
    vault.remove(id).await?;
    let left = entries(&vault).await?;
    if left.is_empty() {
        home_screen::forget_keys();
    }
    Ok(left)
}

/// Those that the server signed for an account in this app; others are not shown at all.
pub(in crate::authenticator) async fn checked(pending: Vec<PendingRequest>) -> Vec<ApprovalRequest> {
    let mut requests = Vec::new();
    for pending in pending {
        requests.extend(ApprovalRequest::check(pending).await);
    }
    requests
}

/// Writes down which of these records' devices were removed from their accounts, and which were not after all; the accounts where that
/// changes anything.
pub(in crate::authenticator) async fn note_removed(
    asked: Vec<String>,
    removed: Vec<String>,
) -> Result<Option<Vec<ListedAccount>>, AuthenticatorError> {
    let vault = Vault::open().await?;
    let mut changed = false;
    for record in vault.all().await?.into_iter().filter(|record| asked.contains(&record.id)) {
        let Some(Registration::Enrolled { device, removed: before }) = Registration::read(&record.about) else {
            continue;
        };
        let now = removed.contains(&record.id);
        if now != before {
            let about = Registration::Enrolled { device, removed: now }.written();
            vault.put(&Record { about, ..record }, None).await?;
            changed = true;
        }
    }
    if changed { entries(&vault).await.map(Some) } else { Ok(None) }
}

async fn entries(vault: &Vault) -> Result<Vec<ListedAccount>, AuthenticatorError> {
    let held = accounts(vault).await?.into_iter();
    let removed = |record: &Record| Registration::read(&record.about).is_some_and(|about| about.is_removed());
    let entry = |(record, device)| ListedAccount { removed: removed(&record), id: record.id, device };
    let mut entries: Vec<_> = held.map(entry).collect();
    entries.sort_by(|one, other| one.device.account_label.cmp(&other.device.account_label));
    Ok(entries)
}
