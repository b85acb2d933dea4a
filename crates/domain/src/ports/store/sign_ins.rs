//! Reading sign-ins under way, as a port.

use async_trait::async_trait;

use crate::error::Error;
use crate::model::secret::BearerHash;
use crate::model::sign_in::SignIn;

/// Sign-ins under way, until they are forgotten.
#[async_trait]
pub trait SignInStore: Send + Sync {
    /// Finds a sign-in by its handle.
    async fn sign_in(&self, handle: &BearerHash) -> Result<Option<SignIn>, Error>;
}
