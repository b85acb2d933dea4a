//! The audit log: what happened to whom, from where. Entries are added in the commit of what they tell of, and never change;
//! `chain` links them afterwards, so that it would show if they did.

use crate::error::Error;
use crate::model::audit::{Entry, Event, Filter};
use crate::model::id::{AccountId, EntryId};
use crate::model::timestamp::Timestamp;
use crate::model::visitor::Visitor;
use crate::ports::entropy::new_id;
use crate::ports::store::Change;
use crate::sluss::Sluss;

/// The audit log, and the chain over it.
#[derive(Clone, Copy, Debug)]
pub struct AuditLog<'a> {
    pub(crate) sluss: &'a Sluss,
}

impl Sluss {
    /// The audit log, and the chain over it.
    #[must_use]
    pub const fn audit_log(&self) -> AuditLog<'_> {
        AuditLog { sluss: self }
    }
}

impl AuditLog<'_> {
    /// The change that adds an entry about an account.
    #[must_use]
    pub fn record(&self, event: Event, account: &AccountId, visitor: &Visitor) -> Change {
        Change::Record(self.entry(event, Some(account.clone()), visitor))
    }

    /// An entry that can still be told the site and the method.
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

    /// What happened to an account, newest first, from before an entry on; and whether there is more.
    ///
    /// # Errors
    /// Only the store's.
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
