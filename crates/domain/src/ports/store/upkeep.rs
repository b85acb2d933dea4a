//! Reading signing keys and epochs, as a port.

use async_trait::async_trait;

use crate::error::Error;
use crate::model::epoch::Epoch;
use crate::model::key::SigningKey;

/// Signing keys and epochs.
#[async_trait]
pub trait UpkeepStore: Send + Sync {
    /// All signing keys, the newest first, retired ones included.
    async fn signing_keys(&self) -> Result<Vec<SigningKey>, Error>;
    /// The latest epoch; `None` if there has never been one.
    async fn epoch(&self) -> Result<Option<Epoch>, Error>;
}
