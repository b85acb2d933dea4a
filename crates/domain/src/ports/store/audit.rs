//! Reading the audit log and the chain over it, as a port.

use async_trait::async_trait;

use crate::error::Error;
use crate::model::audit::{Entry, Event, Filter};
use crate::model::audit_chain::{Line, Link, Linked};
use crate::model::id::AccountId;
use crate::model::timestamp::Timestamp;

/// The audit log and the chain over it.
#[async_trait]
pub trait AuditStore: Send + Sync {
    /// The entries that match, the newest first.
    async fn audit_entries(&self, filter: &Filter) -> Result<Vec<Entry>, Error>;
    /// When this last happened to the account, as far back as the log reaches.
    async fn audit_last(&self, account: &AccountId, event: Event) -> Result<Option<Timestamp>, Error>;
    /// Up to `limit` entries that are not linked yet, the oldest first.
    async fn audit_unlinked(&self, limit: usize) -> Result<Vec<Line>, Error>;
    /// Up to `limit` linked entries after this number, in their order.
    async fn audit_linked(&self, behind: i64, limit: usize) -> Result<Vec<Linked>, Error>;
    /// The last link of the chain; `None` while nothing is linked.
    async fn audit_head(&self) -> Result<Option<Link>, Error>;
    /// Where the chain begins, once entries have been dropped.
    async fn audit_base(&self) -> Result<Option<Link>, Error>;
    /// The last link up to which every entry is older than this time; `None` if not even the first is.
    async fn audit_last_before(&self, moment: Timestamp) -> Result<Option<Link>, Error>;
}
