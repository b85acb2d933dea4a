//! Reading phone numbers, and those that wait for their code, as a port.

use async_trait::async_trait;

use crate::error::Error;
use crate::model::id::{AccountId, NumberId};
use crate::model::number::{NumberClaim, RegisteredNumber};

/// Phone numbers, and those that wait for their code.
#[async_trait]
pub trait NumberStore: Send + Sync {
    /// An account's phone numbers, the oldest first.
    async fn numbers(&self, account: &AccountId) -> Result<Vec<RegisteredNumber>, Error>;
    /// Finds a phone number that waits for its code.
    async fn number_claim(&self, id: &NumberId) -> Result<Option<NumberClaim>, Error>;
}
