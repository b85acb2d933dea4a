//! Reading requests that wait for a device's answer, as a port.

use async_trait::async_trait;

use crate::error::Error;
use crate::model::approval::Approval;
use crate::model::id::{AccountId, ApprovalId};
use crate::model::timestamp::Timestamp;

/// Requests that wait for a device's answer.
#[async_trait]
pub trait ApprovalStore: Send + Sync {
    /// Finds a request by its id, answered or not.
    async fn approval(&self, id: &ApprovalId) -> Result<Option<Approval>, Error>;
    /// The request that waits for an account's devices, expired or not.
    async fn pending_approval(&self, account: &AccountId) -> Result<Option<Approval>, Error>;
    /// All requests to an account's devices that were begun after this time.
    async fn approvals(&self, account: &AccountId, since: Timestamp) -> Result<Vec<Approval>, Error>;
}
