//! Looking up sign-ins on their way, as a port.

use async_trait::async_trait;

use crate::error::Error;
use crate::model::secret::BearerHash;
use crate::model::sign_in::SignIn;

/// Sign-ins on their way.
#[async_trait]
pub trait SignInStore: Send + Sync {
    /// A sign-in by its handle.
    async fn sign_in(&self, handle: &BearerHash) -> Result<Option<SignIn>, Error>;
}
