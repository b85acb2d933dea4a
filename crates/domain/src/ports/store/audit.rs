//! Looking up the audit log and the chain over it, as a port.

use async_trait::async_trait;

use crate::error::Error;
use crate::model::audit::{Entry, Filter};
use crate::model::audit_chain::{Line, Link, Linked};
use crate::model::timestamp::Timestamp;

/// The audit log and the chain over it.
#[async_trait]
pub trait AuditStore: Send + Sync {
    /// Entries of the audit log, newest first.
    async fn audit_entries(&self, filter: &Filter) -> Result<Vec<Entry>, Error>;
    /// So many entries that are not linked yet, oldest first.
    async fn audit_unlinked(&self, limit: usize) -> Result<Vec<Line>, Error>;
    /// So many linked entries behind this number, in their order.
    async fn audit_linked(&self, behind: i64, limit: usize) -> Result<Vec<Linked>, Error>;
    /// The last link.
    async fn audit_head(&self) -> Result<Option<Link>, Error>;
    /// Where the chain begins, once entries were dropped.
    async fn audit_base(&self) -> Result<Option<Link>, Error>;
    /// The last link before which every entry is older than this moment; `None` when not even the first is.
    async fn audit_last_before(&self, moment: Timestamp) -> Result<Option<Link>, Error>;
}
