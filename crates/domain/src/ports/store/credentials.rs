//! Look-ups of one-time secrets, of which only hashes are stored.

use async_trait::async_trait;
use sluss_protocol::method::Method;

use crate::error::Error;
use crate::model::id::AccountId;
use crate::model::one_time_code::Proposal;
use crate::model::secret::BearerHash;

/// Looks up one-time secrets, such as recovery codes, by their method and their hash.
#[async_trait]
pub trait CredentialStore: Send + Sync {
    /// How many secrets of a method the account has not used.
    async fn credentials(&self, account: &AccountId, method: Method) -> Result<u32, Error>;
    /// Whether this is one of them, and not used.
    async fn has_credential(&self, account: &AccountId, method: Method, secret: &BearerHash) -> Result<bool, Error>;
    /// The sheet of codes that was shown last, confirmed or not.
    async fn code_proposal(&self, account: &AccountId) -> Result<Option<Proposal>, Error>;
}
