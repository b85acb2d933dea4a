//! The audit log: what happened to whom, and from where. An entry is added in the same commit as what it reports and
//! never changes; `chain` links entries afterwards, so a change would show.

use crate::error::Error;
use crate::model::audit::{Entry, Event, Filter};
use crate::model::id::{AccountId, EntryId};
use crate::model::timestamp::Timestamp;
use crate::model::visitor::Visitor;
use crate::ports::entropy::new_id;
use crate::ports::store::Change;
use crate::sluss::Sluss;

/// Writing and reading the audit log, and the chain over it.
#[derive(Clone, Copy, Debug)]
pub struct AuditLog<'a> {
    pub(crate) sluss: &'a Sluss,
}

impl Sluss {
    /// Writing and reading the audit log, and the chain over it.
    #[must_use]
    pub const fn audit_log(&self) -> AuditLog<'_> {
        AuditLog { sluss: self }
    }
}

impl AuditLog<'_> {
    /// The change that adds an entry about an account, without relying party and method.
    #[must_use]
    pub fn record(&self, event: Event, account: &AccountId, visitor: &Visitor) -> Change {
        Change::Record(self.entry(event, Some(account.clone()), visitor))
    }

    /// An entry at the current time; the caller may still set the relying party and the method.
    #[must_use]
    pub fn entry(&self, event: Event, account: Option<AccountId>, visitor: &Visitor) -> Entry {
        Entry {
            id: new_id::<EntryId>(&*self.sluss.entropy),
            at: self.sluss.now(),
            event,
            account,
            client: None,
            method: None,
            visitor: visitor.clone(),
        }
    }

    /// A page of what happened to an account, the newest first, starting before the entry named; and whether there are
    /// older ones.
    ///
    /// # Errors
    /// Only store errors.
    pub async fn activity(
        &self,
        account: &AccountId,
        before: Option<(Timestamp, EntryId)>,
        count: usize,
    ) -> Result<(Vec<Entry>, bool), Error> {
        let filter = Filter { account: Some(account.clone()), since: Timestamp(0), before, limit: count + 1 };
        let mut entries = self.sluss.store.audit_entries(&filter).await?;
        let more = entries.len() > count;
        entries.truncate(count);
        Ok((entries, more))
    }
}
