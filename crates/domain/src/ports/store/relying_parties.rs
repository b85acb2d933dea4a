//! Looking up relying parties, and what they were given, as a port.

use async_trait::async_trait;

use crate::error::Error;
use crate::model::authorization::{AccessToken, Grant};
use crate::model::relying_party::RelyingParty;
use crate::model::secret::BearerHash;

/// Relying parties, and what they were given.
#[async_trait]
pub trait RelyingPartyStore: Send + Sync {
    /// A relying site.
    async fn relying_party(&self, id: &str) -> Result<Option<RelyingParty>, Error>;
    /// All relying sites, by id.
    async fn relying_parties(&self) -> Result<Vec<RelyingParty>, Error>;
    /// A code, redeemed or not.
    async fn grant(&self, code: &BearerHash) -> Result<Option<Grant>, Error>;
    /// An access token.
    async fn access_token(&self, token: &BearerHash) -> Result<Option<AccessToken>, Error>;
}
