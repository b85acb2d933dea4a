//! Reading relying parties, and what was issued to them, as a port.

use async_trait::async_trait;

use crate::error::Error;
use crate::model::authorization::{AccessToken, Grant};
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
    /// Finds a code, redeemed or not.
    async fn grant(&self, code: &BearerHash) -> Result<Option<Grant>, Error>;
    /// Finds an access token, expired or not.
    async fn access_token(&self, token: &BearerHash) -> Result<Option<AccessToken>, Error>;
}
