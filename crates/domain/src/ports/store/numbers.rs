//! Looking up phone numbers, and those that are being added, as a port.

use async_trait::async_trait;

use crate::error::Error;
use crate::model::id::{AccountId, NumberId};
use crate::model::number::{NumberClaim, RegisteredNumber};

/// Phone numbers, and those that are being added.
#[async_trait]
pub trait NumberStore: Send + Sync {
    /// An account's phone numbers, oldest first.
    async fn numbers(&self, account: &AccountId) -> Result<Vec<RegisteredNumber>, Error>;
    /// A phone number whose owner has yet to show the code.
    async fn number_claim(&self, id: &NumberId) -> Result<Option<NumberClaim>, Error>;
}
