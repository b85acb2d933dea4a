//! Reading sessions, as a port.

use async_trait::async_trait;

use crate::error::Error;
use crate::model::id::AccountId;
use crate::model::secret::BearerHash;
use crate::model::session::Session;

/// Sessions that have not been ended, alive or not (I04).
#[async_trait]
pub trait SessionStore: Send + Sync {
    /// Finds a session by its token.
    async fn session(&self, token: &BearerHash) -> Result<Option<Session>, Error>;
    /// An account's sessions, the newest first.
    async fn sessions(&self, account: &AccountId) -> Result<Vec<Session>, Error>;
}
