//! Reading relying parties, and what was issued to them, as a port.

use async_trait::async_trait;

use crate::error::Error;
use crate::model::account::Account;
use crate::model::authorization::{AccessToken, ClientToken, DeviceGrant, Grant, PushedRequest, RefreshToken};
use crate::model::relying_party::RelyingParty;
use crate::model::secret::BearerHash;

/// Relying parties, and what was issued to them.
#[async_trait]
pub trait RelyingPartyStore: Send + Sync {
    /// Finds a relying party by the id that its requests carry.
    async fn relying_party(&self, id: &str) -> Result<Option<RelyingParty>, Error>;
    /// All relying parties, in the order of their ids.
    async fn relying_parties(&self) -> Result<Vec<RelyingParty>, Error>;
    /// The logo of a relying party, as a file.
    async fn logo(&self, client: &str) -> Result<Option<Vec<u8>>, Error>;
    /// Finds a code, redeemed or not, with the account that it was issued for.
    async fn grant_and_account(&self, code: &BearerHash) -> Result<Option<(Grant, Account)>, Error>;
    /// Finds a code, redeemed or not.
    async fn grant(&self, code: &BearerHash) -> Result<Option<Grant>, Error> {
        Ok(self.grant_and_account(code).await?.map(|(grant, _)| grant))
    }
    /// Finds an access token, expired or not.
    async fn access_token(&self, token: &BearerHash) -> Result<Option<AccessToken>, Error>;
    /// Finds a refresh token, used, expired or not.
    async fn refresh_token(&self, token: &BearerHash) -> Result<Option<RefreshToken>, Error>;
    /// Finds a client's own token, expired or not.
    async fn client_token(&self, token: &BearerHash) -> Result<Option<ClientToken>, Error>;
    /// A client's secret, sealed.
    async fn client_secret(&self, client: &str) -> Result<Option<Vec<u8>>, Error>;
    /// Finds a request that a client left with us, by the hash of its `request_uri`.
    async fn pushed_request(&self, uri: &BearerHash) -> Result<Option<PushedRequest>, Error>;
    /// Finds a device's sign-in by the hash of the device code, or of the code that the person types.
    async fn device_grant(&self, code: &BearerHash) -> Result<Option<DeviceGrant>, Error>;
}
