//! What the servers have said of other ways into the accounts here, kept with each account for when there is no network. It is counts: nothing in it is secret.

use sluss_protocol::api::OtherWays;

use super::accounts::list;
use super::device::{Device, Platform};
use crate::authenticator::state::accounts::ListedAccount;
use crate::authenticator::state::error::AuthenticatorError;
use crate::authenticator::state::forecast::KnownWays;

/// What has not changed is not written again before it is this old, in seconds: people are told the day.
const OLD: u64 = 6 * 3_600;

/// Keeps what a server has just said; lists the accounts with it.
///
/// # Errors
/// What the browser refuses.
pub async fn keep_other_ways<P: Platform>(
    device: &Device<P>,
    said: Vec<OtherWays>,
) -> Result<Vec<ListedAccount>, AuthenticatorError> {
    let (vault, at) = (device.vault().await?, device.now_seconds());
    let kept = vault.change_accounts(|account| {
        let Some(said) = said.iter().find(|said| said.device_id == account.id) else { return false };
        let now = known(said, at);
        let is_known =
            account.ways.is_some_and(|known| KnownWays { at, ..known } == now && at.abs_diff(known.at) < OLD);
        if !is_known {
            account.ways = Some(now);
        }
        !is_known
    });
    kept.await?;
    list(device).await
}

fn known(said: &OtherWays, at: u64) -> KnownWays {
    let OtherWays { devices, numbers, recovery_codes, .. } = *said;
    KnownWays { devices, numbers, recovery_codes, at }
}
