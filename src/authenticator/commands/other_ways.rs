//! What the servers have said of other ways into the accounts here, kept for when there is no network. It is counts: nothing in it is secret.

use sluss_protocol::api::OtherWays;

use super::accounts::{known_ways, list};
use super::device::{Device, Note, Platform};
use crate::authenticator::state::accounts::ListedAccount;
use crate::authenticator::state::error::AuthenticatorError;
use crate::authenticator::state::forecast::KnownWays;

/// Keeps what a server has just said, and nothing of accounts that are not here any more; lists the accounts with it.
///
/// # Errors
/// What the browser refuses.
pub async fn keep_other_ways<P: Platform>(
    device: &Device<P>,
    said: Vec<OtherWays>,
) -> Result<Vec<ListedAccount>, AuthenticatorError> {
    let (mut known, at) = (known_ways(device), device.now_seconds());
    for OtherWays { device_id, devices, numbers, recovery_codes } in said {
        known.insert(device_id, KnownWays { devices, numbers, recovery_codes, at });
    }
    let here = device.vault().await?.accounts().await?;
    known.retain(|id, _| here.iter().any(|account| account.id == *id));
    let text = serde_json::to_string(&known).map_err(|_| AuthenticatorError::Browser)?;
    device.platform.keep_note(Note::OtherWays, Some(&text));
    list(device).await
}
