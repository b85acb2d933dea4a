//! Epochs: one begins when an older copy of the store is restored, or a clock that was ahead is set back, and makes
//! void whatever was open (docs/decisions/0046, 0047). Otherwise codes that were used since, sessions that had ended
//! and links that were followed would be valid again.

use crate::error::Error;
use crate::model::account::Account;
use crate::model::audit::{Event, Filter};
use crate::model::audit_chain::Head;
use crate::model::epoch::{Epoch, WentBack};
use crate::model::message::Notice;
use crate::model::timestamp::Timestamp;
use crate::model::visitor::Visitor;
use crate::ports::store::{Change, EpochChange};
use crate::upkeep::Upkeep;

/// How many people are told in one commit.
const TOLD_AT_ONCE: usize = 100;

impl Upkeep<'_> {
    /// Voids what is open, in one commit. The new epoch is later than `after`, the last one that anybody has seen,
    /// whatever the clock says.
    ///
    /// # Errors
    /// Only store errors.
    pub async fn begin_epoch(&self, went_back: WentBack, after: Timestamp) -> Result<Epoch, Error> {
        let newest = Filter { account: None, since: Timestamp(0), before: None, limit: 1 };
        let newest = self.sluss.store.audit_entries(&newest).await?;
        let before = self.sluss.store.epoch().await?.map_or(0, |epoch| epoch.began_at.0);
        let began_at = Timestamp(self.sluss.now().0.max(before + 1).max(after.0 + 1));
        let copied_at = newest.first().map_or(Timestamp(0), |entry| entry.at);
        let (event, told) = match went_back {
            WentBack::Store => (Event::CopyPutBack, Some(String::new())),
            // People have nothing to check: they sign in once more.
            WentBack::Clock => (Event::ClockSetBack, None),
        };
        let epoch = Epoch { began_at, copied_at, told };
        let noted = self.sluss.audit_log().entry(event, None, &Visitor::default());
        let changes = vec![Change::Epoch(EpochChange::Begin(epoch.clone(), went_back)), Change::Record(noted)];
        self.sluss.store.commit(changes).await?;
        Ok(epoch)
    }

    /// Tells all owners of the latest epoch who have not been told yet, and returns how many they were. It continues
    /// where it was interrupted, and two nodes that do so at once tell each owner once.
    ///
    /// # Errors
    /// Only store errors.
    pub async fn tell_of_epoch(&self) -> Result<usize, Error> {
        let mut count = 0;
        while let Some(Epoch { began_at, copied_at, told: Some(from) }) = self.sluss.store.epoch().await? {
            let accounts = self.sluss.store.accounts_behind(&from, TOLD_AT_ONCE).await?;
            let to = accounts.last().map(|account| account.id.to_string());
            let told = |account: &Account| {
                [
                    self.sluss.messages().notify(account, Notice::CopyPutBack { copied_at }, &Visitor::default()),
                    self.sluss.audit_log().record(Event::CopyPutBack, &account.id, &Visitor::default()),
                ]
            };
            let mut changes = vec![Change::Epoch(EpochChange::Tell { began_at, from, to })];
            // The owner of a disabled account has nothing to check.
            let open: Vec<_> = accounts.iter().filter(|account| !account.disabled || account.locked).collect();
            changes.extend(open.iter().flat_map(|account| told(account)));
            match self.sluss.store.commit(changes).await.map_err(Error::from) {
                Ok(()) => count += open.len(),
                // Another node is doing it.
                Err(Error::Conflict) => {}
                Err(error) => return Err(error),
            }
        }
        Ok(count)
    }

    /// Whether the store holds everything up to a head that was written down. One that has lost the newest entries, or
    /// continues from an older copy in another way, does not. Entries dropped for their age are assumed to have been
    /// there.
    ///
    /// # Errors
    /// Only store errors.
    pub async fn holds_head(&self, head: &Head) -> Result<bool, Error> {
        let there = self.sluss.store.audit_linked(head.seq.saturating_sub(1), 1).await?;
        if let Some(linked) = there.first().filter(|linked| linked.link.seq == head.seq) {
            return Ok(linked.link.hash == head.hash);
        }
        // Read afterwards, so that an entry dropped in between is accounted for.
        let base = self.sluss.store.audit_base().await?;
        Ok(base.is_some_and(|base| base.seq > head.seq || (base.seq == head.seq && base.hash == head.hash)))
    }

    /// The text to compute a MAC over that is worthless after a copy was restored: for marks of browsers and links in
    /// mails.
    pub(crate) fn in_this_epoch(&self, about: String) -> String {
        if self.sluss.epoch.0 == 0 { about } else { format!("{about}\n{}", self.sluss.epoch.0) }
    }
}
