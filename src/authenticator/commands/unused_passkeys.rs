//! Passkeys that nothing needs: the device is told, so that people do not find them among their own. Knows no vault's lock.

use super::device::{Device, Platform};
use crate::authenticator::state::error::AuthenticatorError;
use crate::authenticator::vault::{NewPasskey, NoPasskey, Passkey, Vault};

/// A new passkey. One that turns out to be of no use is made known as such.
///
/// # Errors
/// [`AuthenticatorError::NoPasskey`] or [`AuthenticatorError::NoPasskeyFunction`].
pub(super) async fn new_passkey<P: Platform>(
    device: &Device<P>,
    wanted: NewPasskey<'_>,
) -> Result<Passkey, AuthenticatorError> {
    match device.platform.new_passkey(wanted).await {
        Ok(passkey) => Ok(passkey),
        Err(why) => {
            if let Some(made) = why.made() {
                device.platform.forget_passkey(made).await;
            }
            Err(match why {
                NoPasskey::Refused { .. } => AuthenticatorError::NoPasskey,
                NoPasskey::NoFunction { .. } => AuthenticatorError::NoPasskeyFunction,
            })
        }
    }
}

/// Tells the device that a passkey is of no use, unless it still stands for the PIN of an account here.
///
/// # Errors
/// What the browser refuses.
pub(super) async fn forget_if_unused<P: Platform>(
    device: &Device<P>,
    vault: &Vault<P::Store>,
    credential: &[u8],
) -> Result<(), AuthenticatorError> {
    let accounts = vault.accounts().await?;
    let mut sealed = accounts.iter().filter_map(|account| account.sealed_pin.as_ref());
    if !sealed.any(|sealed| sealed.credential == credential) {
        device.platform.forget_passkey(credential).await;
    }
    Ok(())
}
