//! Asking the server for entries of the same phone from before its app was installed again, and removing one.

use sluss_protocol::alike::{AlikeDevice, AlikeDevices, AskAlike};

use super::device::{Device, Platform};
use super::server::read;
use super::signed_call::{Sender, post};
use crate::authenticator::state::error::AuthenticatorError;

const PATH: &str = "/api/device/alike";

/// The entries that may be this very phone, for the account with this record; one is removed first, if it is named.
///
/// # Errors
/// Why the server could not be asked.
pub async fn alike<P: Platform>(
    device: &Device<P>,
    record: &str,
    remove: Option<String>,
) -> Result<Vec<AlikeDevice>, AuthenticatorError> {
    let accounts = device.vault().await?.accounts().await?;
    let account = accounts.iter().find(|account| account.id == record).ok_or(AuthenticatorError::UnknownAccount)?;
    let body = serde_json::to_string(&AskAlike { remove }).map_err(|_| AuthenticatorError::Browser)?;
    let found: AlikeDevices = read(&post(device, &Sender::Account(account), PATH, &body).await?)?;
    Ok(found.devices)
}
