//! Looking up relying parties, and what they were given, as a port.

use async_trait::async_trait;

use crate::error::Error;
use crate::model::authorization::{AccessToken, Grant};
use crate::model::client::Client;
use crate::model::secret::BearerHash;

/// Relying parties, and what they were given.
#[async_trait]
pub trait RelyingPartyStore: Send + Sync {
    /// A relying site.
    async fn client(&self, id: &str) -> Result<Option<Client>, Error>;
    /// All relying sites, by id.
    async fn clients(&self) -> Result<Vec<Client>, Error>;
    /// A code, redeemed or not.
    async fn grant(&self, code: &BearerHash) -> Result<Option<Grant>, Error>;
    /// An access token.
    async fn access_token(&self, token: &BearerHash) -> Result<Option<AccessToken>, Error>;
}
