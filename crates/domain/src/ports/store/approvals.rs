//! Looking up requests that wait for the answer of a device, as a port.

use async_trait::async_trait;

use crate::error::Error;
use crate::model::approval::Approval;
use crate::model::id::{AccountId, ApprovalId};
use crate::model::timestamp::Timestamp;

/// Requests that wait for the answer of a device.
#[async_trait]
pub trait ApprovalStore: Send + Sync {
    /// A request to devices.
    async fn approval(&self, id: &ApprovalId) -> Result<Option<Approval>, Error>;
    /// The request that waits for an account's devices, expired or not.
    async fn pending_approval(&self, account: &AccountId) -> Result<Option<Approval>, Error>;
    /// All requests to an account's devices that began after that moment.
    async fn approvals(&self, account: &AccountId, since: Timestamp) -> Result<Vec<Approval>, Error>;
}
