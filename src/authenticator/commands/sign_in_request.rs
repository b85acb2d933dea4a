//! Whether the server has signed a request, and which account here it is for.

use data_encoding::BASE64URL_NOPAD;
use sluss_protocol::link::{KeyId, LinkError, SignInRequest, Unverified};

use super::device::{Device, Platform};
use super::server::server_keys;
use crate::authenticator::state::error::AuthenticatorError;
use crate::authenticator::vault::{AccountRecord, Vault, pinned};

/// A request that the server signed, for an account that is in this app.
#[derive(Debug)]
pub(super) struct GenuineRequest<K> {
    pub(super) request: SignInRequest,
    /// The server's key that signed it.
    pub(super) key: KeyId,
    pub(super) account: AccountRecord<K>,
}

/// A request that is not for an account here.
#[derive(Debug)]
pub(super) enum NotHere {
    /// The server signed it, for an account that is not in this app.
    OtherAccount(SignInRequest),
    /// Something else is wrong.
    Error(AuthenticatorError),
}

impl From<AuthenticatorError> for NotHere {
    fn from(error: AuthenticatorError) -> Self {
        Self::Error(error)
    }
}

/// Checks that this server made a request, and finds the account at it that the request is for.
pub(super) async fn verify<P: Platform>(
    device: &Device<P>,
    server: Option<&str>,
    unverified: Unverified<SignInRequest>,
) -> Result<GenuineRequest<P::Key>, NotHere> {
    let vault = device.vault().await?;
    let mut accounts = vault.accounts().await.map_err(AuthenticatorError::from)?;
    accounts.retain(|account| account.other_server.as_deref() == server);
    let key = unverified.key();
    let point = point(device, server, &vault, &accounts, key).await?;
    let genuine = device.platform.is_signed(&point, unverified.signed_bytes(), unverified.signature()).await;
    let request = unverified.open(genuine).map_err(AuthenticatorError::from)?;
    let wanted = BASE64URL_NOPAD.encode(&request.account.0);
    match accounts.into_iter().find(|account| account.device.account_ref == wanted) {
        Some(account) => Ok(GenuineRequest { request, key, account }),
        None => Err(NotHere::OtherAccount(request)),
    }
}

/// The pinned key that is said to have signed a request. A key that the server has taken into use since is fetched from it and pinned for the accounts at it: it
/// comes from the origin that the link names, which is that of this very program or one that an account here is at.
async fn point<P: Platform>(
    device: &Device<P>,
    server: Option<&str>,
    vault: &Vault<P::Store>,
    accounts: &[AccountRecord<P::Key>],
    key: KeyId,
) -> Result<Vec<u8>, AuthenticatorError> {
    if let Some(point) = accounts.iter().find_map(|account| account.pinned_key(key)) {
        return Ok(point);
    }
    // Without a network, an app that knows no account knows no key either, and cannot tell who asks.
    let unknown = if accounts.is_empty() { AuthenticatorError::UnknownAccount } else { AuthenticatorError::UnknownKey };
    let fresh = server_keys(device, server).await.map_err(|_| unknown)?;
    let point = pinned(&fresh, key).ok_or(AuthenticatorError::Link(LinkError::Altered))?;
    let pin = |account: &mut AccountRecord<P::Key>| {
        let is_at_it = account.other_server.as_deref() == server;
        if is_at_it {
            account.device.keys = fresh.clone();
        }
        is_at_it
    };
    vault.change_accounts(pin).await?;
    Ok(point)
}
