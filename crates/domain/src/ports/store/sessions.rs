//! Looking up sessions, as a port.

use async_trait::async_trait;

use crate::error::Error;
use crate::model::id::AccountId;
use crate::model::secret::BearerHash;
use crate::model::session::Session;

/// Sessions.
#[async_trait]
pub trait SessionStore: Send + Sync {
    /// A session by its token.
    async fn session(&self, token: &BearerHash) -> Result<Option<Session>, Error>;
    /// An account's sessions, newest first.
    async fn sessions(&self, account: &AccountId) -> Result<Vec<Session>, Error>;
}
