//! What is known of tries only now: which are on their way, and which networks failed lately. All of it is bounded (G08), and
//! none of it has to survive.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use crate::model::attempts::{Paces, TryKey};
use crate::model::id::AccountId;
use crate::model::policy::Strangers;
use crate::model::timestamp::{Timestamp, millis};

/// How many networks are remembered, twice over at most.
const NETWORKS: usize = 10_000;

/// How many accounts can have passwords judged in a minute.
const JUDGED: usize = 10_000;

const MINUTE_MS: i64 = 60_000;

const HOUR_MS: i64 = 60 * MINUTE_MS;

/// How long what was found full is taken to be full without another look.
const FULL_MS: i64 = 1_000;

/// How long the alarm stays on, and a network's failures count.
const ALARM_MS: i64 = 5 * MINUTE_MS;

/// Attempts that are on their way, and what is counted for so short a time that it need not last.
#[derive(Debug, Default)]
pub struct AttemptsInFlight(Mutex<Counts>);

#[derive(Debug, Default)]
struct Counts {
    on_their_way: HashMap<TryKey, u32>,
    /// Two generations: a network that fails again moves to the young one, and the old one is dropped when the young is full.
    young: HashMap<String, Failures>,
    old: HashMap<String, Failures>,
    minute: i64,
    failures_in_minute: u32,
    alarm_until: i64,
    judging_since: i64,
    judged: HashMap<AccountId, u32>,
    /// Counts that had no place left: when to look again, and when there will be one at the latest.
    full: HashMap<String, (i64, Timestamp)>,
    nobody_since: i64,
    nobody: HashMap<String, u32>,
    nobody_in_all: u32,
}

#[derive(Clone, Copy, Debug)]
struct Failures {
    count: u32,
    last_at: i64,
}

/// Places in lanes, given back when dropped.
pub(crate) struct Slot {
    limits: Arc<AttemptsInFlight>,
    keys: Vec<TryKey>,
}

impl Drop for Slot {
    fn drop(&mut self) {
        let mut counts = self.limits.lock();
        for key in &self.keys {
            if let Some(count) = counts.on_their_way.get_mut(key) {
                *count -= 1;
                if *count == 0 {
                    counts.on_their_way.remove(key);
                }
            }
        }
    }
}

impl AttemptsInFlight {
    fn lock(&self) -> MutexGuard<'_, Counts> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Takes a place in each lane, and says how many others have one there.
    pub(crate) fn take(limits: &Arc<Self>, keys: Vec<TryKey>) -> (Slot, Vec<u32>) {
        let mut counts = limits.lock();
        let ahead = keys.iter().map(|key| {
            let count = counts.on_their_way.entry(key.clone()).or_default();
            *count += 1;
            *count - 1
        });
        let ahead = ahead.collect();
        drop(counts);
        (Slot { limits: limits.clone(), keys }, ahead)
    }

    /// How long a network must wait while the alarm is on.
    pub(crate) fn network_wait(&self, network: &str, now: Timestamp, paces: &Paces) -> Duration {
        let counts = self.lock();
        if now.0 >= counts.alarm_until {
            return Duration::ZERO;
        }
        let Some(failures) = counts.failures_of(network, now) else { return Duration::ZERO };
        let open_at = failures.last_at + millis(paces.network.wait(failures.count));
        Duration::from_millis(u64::try_from(open_at - now.0).unwrap_or(0))
    }

    /// Notes a failure; true when it sets off the alarm.
    pub(crate) fn note_failure(&self, network: &str, now: Timestamp, paces: &Paces) -> bool {
        let mut counts = self.lock();
        let count = counts.failures_of(network, now).map_or(0, |failures| failures.count).saturating_add(1);
        counts.remember(network, Failures { count, last_at: now.0 });
        if now.0 - counts.minute >= MINUTE_MS {
            counts.minute = now.0;
            counts.failures_in_minute = 0;
        }
        counts.failures_in_minute = counts.failures_in_minute.saturating_add(1);
        if counts.failures_in_minute < paces.alarm {
            return false;
        }
        let quiet = now.0 >= counts.alarm_until;
        counts.alarm_until = now.0 + ALARM_MS;
        quiet
    }

    /// Counts a password that an account has judged before it is chosen; how long to wait where that is one too many in a minute.
    pub(crate) fn judge(&self, account: &AccountId, now: Timestamp, most: u32) -> Duration {
        let mut counts = self.lock();
        if now.0 - counts.judging_since >= MINUTE_MS {
            counts.judging_since = now.0;
            counts.judged.clear();
        }
        let next = counts.judging_since + MINUTE_MS;
        let full = counts.judged.len() >= JUDGED && !counts.judged.contains_key(account);
        let count = counts.judged.get(account).copied().unwrap_or_default();
        if full || count >= most {
            return Duration::from_millis(u64::try_from(next - now.0).unwrap_or(0));
        }
        counts.judged.insert(account.clone(), count + 1);
        Duration::ZERO
    }
}

impl AttemptsInFlight {
    /// Until when a count has no place left, where that was found out a moment ago.
    pub(crate) fn full_until(&self, key: &str, now: Timestamp) -> Option<Timestamp> {
        let (look_again, until) = self.lock().full.get(key).copied()?;
        (now.0 < look_again).then_some(until)
    }

    /// Notes that a count has no place left.
    pub(crate) fn note_full(&self, key: &str, now: Timestamp, until: Timestamp) {
        let mut counts = self.lock();
        if counts.full.len() >= NETWORKS {
            counts.full.clear();
        }
        counts.full.insert(key.to_owned(), (now.0 + FULL_MS, until));
    }

    /// Whether one more entry about nobody may be written: so many in an hour in all, and so many of one network.
    pub(crate) fn may_note_nobody(&self, network: &str, now: Timestamp, strangers: &Strangers) -> bool {
        let mut counts = self.lock();
        if now.0 - counts.nobody_since >= HOUR_MS {
            counts.nobody_since = now.0;
            counts.nobody.clear();
            counts.nobody_in_all = 0;
        }
        let of_network = counts.nobody.get(network).copied().unwrap_or_default();
        if counts.nobody_in_all >= strangers.noted_in_all || of_network >= strangers.noted_per_network {
            return false;
        }
        counts.nobody_in_all += 1;
        if counts.nobody_in_all == strangers.noted_in_all {
            tracing::warn!(
                event = "nobody-noted",
                most = strangers.noted_in_all,
                "so many wrong passwords were for addresses that nobody has that no more are noted within this hour"
            );
        }
        counts.nobody.insert(network.to_owned(), of_network + 1);
        true
    }
}

impl Counts {
    fn failures_of(&self, network: &str, now: Timestamp) -> Option<Failures> {
        let found = self.young.get(network).or_else(|| self.old.get(network)).copied();
        found.filter(|failures| now.0 - failures.last_at < ALARM_MS)
    }

    fn remember(&mut self, network: &str, failures: Failures) {
        if self.young.len() >= NETWORKS {
            self.old = std::mem::take(&mut self.young);
        }
        self.young.insert(network.to_owned(), failures);
    }
}

#[cfg(test)]
impl AttemptsInFlight {
    /// How many counts are known to be full.
    pub(crate) fn full(&self) -> usize {
        self.lock().full.len()
    }

    /// How many tries, and how many networks, are remembered.
    pub(crate) fn sizes(&self) -> (usize, usize) {
        let counts = self.lock();
        (counts.on_their_way.len(), counts.young.len() + counts.old.len())
    }
}
