//! Reading the hashes of recovery codes, as a port.

use async_trait::async_trait;

use crate::error::Error;
use crate::model::id::AccountId;
use crate::model::recovery::Proposal;
use crate::model::secret::BearerHash;

/// Recovery codes, by their hashes.
#[async_trait]
pub trait RecoveryCodeStore: Send + Sync {
    /// How many of an account's recovery codes have not been used.
    async fn recovery_codes(&self, account: &AccountId) -> Result<u32, Error>;
    /// The recovery codes that were last shown to the account's owner, confirmed or not.
    async fn recovery_proposal(&self, account: &AccountId) -> Result<Option<Proposal>, Error>;
    /// Whether this is an unused code of the account.
    async fn has_recovery_code(&self, account: &AccountId, code: &BearerHash) -> Result<bool, Error>;
}
