//! What relying parties hear of a session that has ended, however it ended: signed out here or there, replaced by a new
//! password, ended with a lost device, or run out.

use std::time::Duration;

use crate::error::Error;
use crate::model::audit::{Entry, Event};
use crate::model::authorization::Grant;
use crate::model::id::{BASE64, SessionId, VisitId};
use crate::model::secret::BearerHash;
use crate::model::visit::{Visit, VisitMark, VisitOutcome};
use crate::model::visitor::Visitor;
use crate::ports::entropy::new_id;
use crate::ports::farewell::Farewell;
use crate::ports::store::{Change, VisitChange};
use crate::session::Sessions;

/// How many are told at once.
const AT_ONCE: u32 = 32;

/// How long another node leaves a party alone that is being told.
const CLAIM: Duration = Duration::from_secs(30);

/// How long to wait before each further attempt: a site that is being restarted, and one that had a bad quarter of an
/// hour. Whoever has not answered by then has ended its sessions by itself, or will.
const AGAIN: [Duration; 3] = [Duration::from_secs(5), Duration::from_secs(60), Duration::from_secs(15 * 60)];

/// What came of one attempt: the outcome, or a few words on why there is none.
pub type Answered = Result<VisitOutcome, String>;

impl Sessions<'_> {
    /// The change that remembers a relying party which has redeemed a one-time result, for as long as the session that
    /// the result was issued in; `None` for a sign-in that opened no session.
    #[must_use]
    pub fn visited(&self, grant: &Grant, mark: VisitMark) -> Option<Change> {
        let session = grant.session.clone()?;
        let id = new_id::<VisitId>(&*self.sluss.entropy);
        let (account, client) = (grant.account.clone(), grant.client.clone());
        let at = self.sluss.now();
        Some(Change::Visit(VisitChange::Add { id, session, account, client, mark, at }))
    }

    /// What relying parties know a session by, which tells them nothing about its token and is the same for all results
    /// that are issued in it.
    #[must_use]
    pub fn sid(&self, session: &BearerHash) -> String {
        BASE64.encode(&self.sluss.sealer.tag("session for sites", session.as_str())[..16])
    }

    /// The relying parties that a session was used for, with what came of telling them if it has ended.
    ///
    /// # Errors
    /// Only store errors.
    pub async fn visits(&self, session: &SessionId) -> Result<Vec<Visit>, Error> {
        self.sluss.store.visits(session).await
    }

    /// Relying parties that are due to be told that a session has ended, as many as may be told at once.
    ///
    /// # Errors
    /// Only store errors.
    pub async fn farewells_due(&self) -> Result<Vec<Visit>, Error> {
        self.sluss.store.visits_to_end(self.sluss.now(), AT_ONCE).await
    }

    /// Tells a relying party that a session has ended; of several nodes one does. `None` if another one has.
    ///
    /// # Errors
    /// Only store errors.
    pub async fn say_farewell(&self, farewell: &dyn Farewell, visit: &Visit) -> Result<Option<Answered>, Error> {
        let (id, tries) = (visit.id.clone(), visit.tries);
        if !self.settle(visit, VisitChange::Claim { id, tries, until: self.sluss.now().after(CLAIM) }).await? {
            return Ok(None);
        }
        let answered = match Error::or_none(self.sluss.relying_parties().find(&visit.client).await)? {
            Some(party) => farewell.tell(&party, visit).await,
            None => Ok(VisitOutcome::Deaf),
        };
        let (id, tries, at) = (visit.id.clone(), tries + 1, self.sluss.now());
        let again = AGAIN.get(usize::try_from(visit.tries).unwrap_or(usize::MAX));
        let settled = match (&answered, again) {
            (Ok(outcome), _) => self.settle(visit, VisitChange::Settle { id, tries, outcome: *outcome, at }),
            (Err(_), Some(wait)) => self.settle(visit, VisitChange::Postpone { id, tries, due_at: at.after(*wait) }),
            (Err(_), None) => self.settle(visit, VisitChange::Settle { id, tries, outcome: VisitOutcome::Failed, at }),
        };
        Ok(settled.await?.then_some(answered))
    }

    /// Whether the change was made, and not another node's. What a person should know of it is logged.
    async fn settle(&self, visit: &Visit, change: VisitChange) -> Result<bool, Error> {
        let event = match &change {
            VisitChange::Settle { outcome: VisitOutcome::Told, .. } => Some(Event::SiteTold),
            VisitChange::Settle { outcome: VisitOutcome::Failed, .. } => Some(Event::SiteNotTold),
            _ => None,
        };
        let noted = event.map(|event| {
            let entry = self.sluss.audit_log().entry(event, Some(visit.account.clone()), &Visitor::default());
            Change::Record(Entry { client: Some(visit.client.clone()), ..entry })
        });
        let changes = [Change::Visit(change)].into_iter().chain(noted).collect();
        match self.sluss.store.commit(changes).await.map_err(Error::from) {
            Ok(()) => Ok(true),
            Err(Error::Conflict) => Ok(false),
            Err(error) => Err(error),
        }
    }
}
