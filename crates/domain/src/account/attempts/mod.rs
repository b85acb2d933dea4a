//! How often passwords may be tried (G01 to G08). Wrong ones slow the next try down and never lock anybody out for good; a second
//! factor is another matter and has counts of its own (`model::factor`).
//!
//! What has failed is kept in the store: it holds on every node and after a restart, and costs nothing where nothing failed.
//! What is being tried at this moment is kept in `model::in_flight`: a try takes its place before any work is done, so that two hundred
//! at once count like two hundred in a row.

#[cfg(test)]
mod tests;

use std::time::Duration;

use crate::error::Error;
use crate::model::account::Account;
use crate::model::allowance::{Allowance, Limit};
use crate::model::attempts::{Caller, Failed, Pace, TryKey};
use crate::model::audit::{Entry, Event};
use crate::model::id::BASE64;
use crate::model::in_flight::{AttemptsInFlight, Slot};
use crate::model::timestamp::{Timestamp, millis};
use crate::model::visitor::Visitor;
use crate::ports::store::{Bound, Change};
use crate::sluss::Sluss;

/// What is told to a try that meets others on their way.
const MOMENT: Duration = Duration::from_secs(1);

/// What wrong passwords are counted under that are for nobody's address and not noted.
const UNNOTED: &str = "wrong passwords for nobody, not noted";

/// One count that a try belongs to.
struct Lane {
    key: TryKey,
    pace: Pace,
    /// Failures in a row, as the store has them.
    failed: u32,
}

/// Among whose tries one counts that comes from a browser that nobody knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Among {
    /// Everybody's, from everywhere.
    Strangers,
    /// Those of people who are past the first gate already: what strangers do concerns them as little as it does a known browser.
    Insiders,
}

impl Among {
    const ALL: [Self; 2] = [Self::Strangers, Self::Insiders];

    const fn name(self) -> &'static str {
        match self {
            Self::Strangers => "everywhere",
            Self::Insiders => "inside",
        }
    }
}

/// A try that may go on, as far as those of its own network, or browser, are concerned. Its place is taken until this is dropped.
pub(crate) struct Try {
    lanes: Vec<Lane>,
    /// How long it would have to wait because of what others did elsewhere.
    pub(crate) wait_of_others: Duration,
    _slot: Slot,
}

/// Attempts that are counted: at passwords, and at whatever else is bounded.
#[derive(Clone, Copy, Debug)]
pub struct Attempts<'a> {
    pub(crate) sluss: &'a Sluss,
}

impl Sluss {
    /// Attempts that are counted: at passwords, and at whatever else is bounded.
    #[must_use]
    pub const fn attempts(&self) -> Attempts<'_> {
        Attempts { sluss: self }
    }
}

impl Attempts<'_> {
    /// Lets a try at the password go on, or says how long to wait because of what was typed here. What others did is for the caller to
    /// decide on. An address that nobody has is treated like any other (G04).
    ///
    /// # Errors
    /// [`Error::TooManyTries`].
    pub(crate) async fn admit(
        &self,
        email: &str,
        owner: Option<&Account>,
        caller: &Caller,
        among: Among,
    ) -> Result<Try, Error> {
        let (now, paces) = (self.sluss.now(), &self.sluss.policy.paces);
        let known = owner.and_then(|account| self.sluss.browsers().trusted_browser_of(account, &caller.marks));
        let from = known.as_ref().map_or_else(|| caller.visitor.network.clone(), |name| format!("known {name}"));
        let mut lanes = vec![self.lane(email, &from, paces.here)];
        if known.is_none() {
            lanes.push(self.lane(email, among.name(), paces.overall));
            let wait = self.sluss.limits.network_wait(&caller.visitor.network, now, paces);
            if !wait.is_zero() {
                return Err(Error::TooManyTries(wait));
            }
        }
        let keys: Vec<_> = lanes.iter().map(|lane| lane.key.clone()).collect();
        // First the place, then the look at what has failed: whoever leaves a place has written down how it ended.
        let (place, ahead) = AttemptsInFlight::take(&self.sluss.limits, keys.clone());
        let failed = self.sluss.store.tries(&keys).await?;
        let met = lanes.iter_mut().zip(failed).zip(ahead);
        let mut waits = met.map(|((lane, failed), ahead)| lane.meet(failed, ahead, now, paces.memory));
        let wait_here = waits.next().unwrap_or_default();
        let wait_of_others = waits.max().unwrap_or_default();
        if wait_here.is_zero() {
            Ok(Try { lanes, wait_of_others, _slot: place })
        } else {
            Err(Error::TooManyTries(wait_here))
        }
    }

    /// The changes that forget what was failed at an account, everywhere and where its owner is: the password has been replaced by mail,
    /// so nobody has guessed at the one that holds.
    pub(crate) fn forget_tries(&self, account: &Account, caller: &Caller) -> Vec<Change> {
        let known =
            self.sluss.browsers().trusted_browser_of(account, &caller.marks).map(|name| format!("known {name}"));
        let here = [caller.visitor.network.clone()].into_iter().chain(known);
        let from = Among::ALL.map(|among| among.name().to_owned()).into_iter().chain(here);
        from.map(|from| Change::ClearTries(self.try_key(account.email.as_str(), &from))).collect()
    }

    fn try_key(&self, email: &str, from: &str) -> TryKey {
        let name =
            crate::model::email::Email::parse(email).map_or_else(|| email.to_owned(), |email| email.key().to_owned());
        TryKey(BASE64.encode(&self.sluss.sealer.tag("tries", &format!("{name}\n{from}"))))
    }

    fn lane(&self, email: &str, from: &str, pace: Pace) -> Lane {
        Lane { key: self.try_key(email, from), pace, failed: 0 }
    }

    /// The changes that count a wrong password, with the alarm if this is the one that sets it off.
    pub(crate) fn count_try(&self, tried: &Try, caller: &Caller) -> Vec<Change> {
        let (now, paces) = (self.sluss.now(), &self.sluss.policy.paces);
        let forgotten = Timestamp(now.0 - millis(paces.memory));
        let count = |lane: &Lane| Change::CountTry {
            key: lane.key.clone(),
            at: now,
            most: lane.failed.max(lane.pace.from.saturating_sub(1)),
            forgotten,
        };
        let mut changes: Vec<_> = tried.lanes.iter().map(count).collect();
        if self.sluss.limits.note_failure(&caller.visitor.network, now, paces) {
            let alarm: Entry = self.sluss.audit_log().entry(Event::ManyFailures, None, &Visitor::default());
            changes.push(Change::Record(alarm));
        }
        changes
    }
}

impl Attempts<'_> {
    /// The change for a wrong password at an address that nobody has: `entry` as often as the audit log can bear, and beyond that a count,
    /// so that it takes much the same work (H02).
    pub(crate) fn note_nobody(&self, entry: Change, visitor: &Visitor) -> Change {
        let now = self.sluss.now();
        if self.sluss.limits.may_note_nobody(&visitor.network, now, &self.sluss.policy.strangers) {
            return entry;
        }
        Change::Bound(Bound::Spend(Allowance { key: UNNOTED.to_owned(), limit: Limit::daily(u32::MAX), at: now }))
    }
}

impl Try {
    /// The changes that go with a right password: none where nothing had failed.
    pub(crate) fn clear(&self) -> Vec<Change> {
        let Some((own, others)) = self.lanes.split_first().filter(|(own, _)| own.failed > 0) else { return Vec::new() };
        // What others did elsewhere is not forgotten because the owner came; what the owner mistyped here is.
        let forgive = others.iter().map(|lane| Change::ForgiveTries(lane.key.clone(), own.failed));
        std::iter::once(Change::ClearTries(own.key.clone())).chain(forgive).collect()
    }
}

impl Lane {
    /// How long a try in this lane has to wait, with so many others ahead of it whose end nobody knows yet.
    fn meet(&mut self, failed: Failed, ahead: u32, now: Timestamp, memory: Duration) -> Duration {
        let remembered = now.0 - failed.last_at <= millis(memory);
        self.failed = if remembered { failed.count } else { 0 };
        if self.failed.saturating_add(ahead) < self.pace.from {
            return Duration::ZERO;
        }
        let open_at = Timestamp(failed.last_at).after(self.pace.wait(self.failed));
        if self.failed >= self.pace.from && now < open_at {
            return Duration::from_millis(u64::try_from(open_at.0 - now.0).unwrap_or(0));
        }
        if ahead > 0 { MOMENT } else { Duration::ZERO }
    }
}

impl std::fmt::Debug for Try {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Try(..)")
    }
}
