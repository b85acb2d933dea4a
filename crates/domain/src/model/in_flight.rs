//! Attempts under way, and counts over minutes. All of it is bounded (G08), and none of it has to survive a restart.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use crate::model::attempts::{Paces, TryKey};
use crate::model::policy::Strangers;
use crate::model::timestamp::{Timestamp, millis};

/// How many networks each of the two generations remembers.
const NETWORKS: usize = 10_000;

/// How many accounts can have passwords rated within a minute.
const JUDGED: usize = 10_000;

const MINUTE_MS: i64 = 60_000;

const HOUR_MS: i64 = 60 * MINUTE_MS;

/// How long a count is taken to be full without another look at the store.
const FULL_MS: i64 = 1_000;

/// How long the alarm stays on, and how long a network's failures count.
const ALARM_MS: i64 = 5 * MINUTE_MS;

/// Attempts under way, and counts over so short a time that they need not be stored.
#[derive(Debug, Default)]
pub struct AttemptsInFlight(Mutex<Counts>);

#[derive(Debug, Default)]
struct Counts {
    on_their_way: HashMap<TryKey, u32>,
    /// There are two generations: a network that fails again moves to the young one, and when that is full the old one
    /// is dropped.
    young: HashMap<String, Failures>,
    old: HashMap<String, Failures>,
    minute: i64,
    failures_in_minute: u32,
    alarm_until: i64,
    judging_since: i64,
    /// By account, or by the link that a password is chosen behind.
    judged: HashMap<String, u32>,
    /// Counts that are full: when to look again, and when there will be room at the latest.
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

/// A place in each of an attempt's lanes, given back on drop.
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

    /// Takes a place in each lane and returns how many attempts already have one there.
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

    /// How long a network has to wait while the alarm is on.
    pub(crate) fn network_wait(&self, network: &str, now: Timestamp, paces: &Paces) -> Duration {
        let counts = self.lock();
        if now.0 >= counts.alarm_until {
            return Duration::ZERO;
        }
        let Some(failures) = counts.failures_of(network, now) else { return Duration::ZERO };
        let open_at = failures.last_at + millis(paces.network.wait(failures.count));
        Duration::from_millis(u64::try_from(open_at - now.0).unwrap_or(0))
    }

    /// Counts a failure of this network and returns whether it sets off the alarm.
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

    /// Counts a password that somebody has had rated, and returns how long to wait if that was one too many within a
    /// minute.
    pub(crate) fn judge(&self, whose: &str, now: Timestamp, most: u32) -> Duration {
        let mut counts = self.lock();
        if now.0 - counts.judging_since >= MINUTE_MS {
            counts.judging_since = now.0;
            counts.judged.clear();
        }
        let next = counts.judging_since + MINUTE_MS;
        let full = counts.judged.len() >= JUDGED && !counts.judged.contains_key(whose);
        let count = counts.judged.get(whose).copied().unwrap_or_default();
        if full || count >= most {
            return Duration::from_millis(u64::try_from(next - now.0).unwrap_or(0));
        }
        counts.judged.insert(whose.to_owned(), count + 1);
        Duration::ZERO
    }
}

impl AttemptsInFlight {
    /// Until when a count is full, if that was found out within the last second.
    pub(crate) fn full_until(&self, key: &str, now: Timestamp) -> Option<Timestamp> {
        let (look_again, until) = self.lock().full.get(key).copied()?;
        (now.0 < look_again).then_some(until)
    }

    /// Remembers that a count is full until this time.
    pub(crate) fn note_full(&self, key: &str, now: Timestamp, until: Timestamp) {
        let mut counts = self.lock();
        if counts.full.len() >= NETWORKS {
            counts.full.clear();
        }
        counts.full.insert(key.to_owned(), (now.0 + FULL_MS, until));
    }

    /// Whether the audit log takes another entry about an address without an account: there is a limit for each hour in
    /// all, and one for each network.
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
                "too many wrong passwords for addresses without an account: no more are logged within this hour"
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
    /// How many counts are remembered as full.
    pub(crate) fn full(&self) -> usize {
        self.lock().full.len()
    }

    /// How many attempts and how many networks are remembered.
    pub(crate) fn sizes(&self) -> (usize, usize) {
        let counts = self.lock();
        (counts.on_their_way.len(), counts.young.len() + counts.old.len())
    }
}
