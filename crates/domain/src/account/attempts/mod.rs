//! How often passwords may be tried (G01 to G08). Wrong ones delay the next attempt and never lock anybody out for
//! good; second factors have counts of their own (`model::factor`).
//!
//! Failures are kept in the store, so they count on every node and after a restart; an account without failures has no
//! row. Attempts still being judged are in `model::in_flight`: each takes its place before any work is done, so two
//! hundred at once count like two hundred in a row.

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

/// How long an attempt has to wait while others for the same account are still being judged.
const MOMENT: Duration = Duration::from_secs(1);

/// Where wrong passwords for addresses that no account has are counted once the audit log takes no more of them.
const UNNOTED: &str = "wrong passwords for nobody, not noted";

/// One of the counts that an attempt adds to.
struct Lane {
    key: TryKey,
    pace: Pace,
    /// Failures in a row, as read from the store when the attempt was admitted.
    failed: u32,
}

/// The group whose failures an attempt from an untrusted browser is counted with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Among {
    /// Everybody who has shown nothing yet, from anywhere.
    Strangers,
    /// People who are already past the first step: what strangers do affects them as little as it does a trusted
    /// browser.
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

/// An attempt that may proceed as far as its own network or browser is concerned. It occupies its place until it is
/// dropped.
pub(crate) struct Try {
    lanes: Vec<Lane>,
    /// How long it would have to wait because of failures from elsewhere.
    pub(crate) wait_of_others: Duration,
    _slot: Slot,
}

/// Rate limiting: attempts at passwords, and everything else that has an allowance.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Attempts<'a> {
    pub(crate) sluss: &'a Sluss,
}

impl Sluss {
    /// Rate limiting: attempts at passwords, and everything else that has an allowance.
    #[must_use]
    pub(crate) const fn attempts(&self) -> Attempts<'_> {
        Attempts { sluss: self }
    }
}

impl Attempts<'_> {
    /// Admits an attempt at the password, or says how long to wait because of failures from this network or browser.
    /// What follows from failures elsewhere is for the caller to decide. An address without an account is treated like
    /// any other (G04).
    ///
    /// # Errors
    /// [`Error::TooManyTries`] with the wait.
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
        // Take the place before reading the failures: whoever leaves a place has already written down how it ended.
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

    /// The changes that forget all failures at an account, everywhere and at this caller's place: the password has been
    /// replaced by mail, so none of the guesses was at the one that holds now.
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

    /// The changes that count a wrong password, including the alarm if this failure sets it off.
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
    /// The change for a wrong password at an address without an account: `entry` as long as the audit log has room for
    /// such entries, and a count beyond that, so that both take much the same work (H02).
    pub(crate) fn note_nobody(&self, entry: Change, visitor: &Visitor) -> Change {
        let now = self.sluss.now();
        if self.sluss.limits.may_note_nobody(&visitor.network, now, &self.sluss.policy.strangers) {
            return entry;
        }
        Change::Bound(Bound::Spend(Allowance { key: UNNOTED.to_owned(), limit: Limit::daily(u32::MAX), at: now }))
    }
}

impl Try {
    /// The changes that accompany a right password; there are none where nothing had failed.
    pub(crate) fn clear(&self) -> Vec<Change> {
        let Some((own, others)) = self.lanes.split_first().filter(|(own, _)| own.failed > 0) else { return Vec::new() };
        // The owner's coming forgives what was mistyped here, but not what others failed elsewhere.
        let forgive = others.iter().map(|lane| Change::ForgiveTries(lane.key.clone(), own.failed));
        std::iter::once(Change::ClearTries(own.key.clone())).chain(forgive).collect()
    }
}

impl Lane {
    /// How long an attempt in this lane has to wait, given how many others are ahead of it and not yet decided.
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
