//! Counts that begin anew after a time: how much may be spent under a key, and how much was.

use std::time::Duration;

use crate::model::timestamp::{Timestamp, millis};

/// How many, in how long. The time begins with the first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limit {
    /// At most so many.
    pub most: u32,
    /// In this time.
    pub per: Duration,
}

impl Limit {
    /// So many an hour.
    #[must_use]
    pub const fn hourly(most: u32) -> Self {
        Self { most, per: Duration::from_secs(60 * 60) }
    }

    /// So many a day.
    #[must_use]
    pub const fn daily(most: u32) -> Self {
        Self { most, per: Duration::from_secs(24 * 60 * 60) }
    }
}

/// One more under a key, if there were fewer than the limit in its time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Allowance {
    /// What is counted: a kind, and which of that kind. What must not be read from the store stands in it as only we can compute it (M02).
    pub key: String,
    /// How many, in how long.
    pub limit: Limit,
    /// When.
    pub at: Timestamp,
}

/// What was spent under a key since a moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Window {
    /// How long the window is, in milliseconds.
    pub per_ms: i64,
    /// When its first one was.
    pub began_at: Timestamp,
    /// How many there were, less those that were given back.
    pub spent: u32,
}

impl Allowance {
    /// How long the window is, in milliseconds.
    #[must_use]
    pub fn per_ms(&self) -> i64 {
        millis(self.limit.per)
    }

    /// How long it is from now until then.
    pub(crate) fn wait(&self, until: Timestamp) -> Duration {
        Duration::from_millis(u64::try_from(until.0 - self.at.0).unwrap_or(0))
    }

    /// When there will be room for another, if there is none now.
    pub(crate) fn full_until(&self, windows: &[Window]) -> Option<Timestamp> {
        let window = windows.iter().find(|window| window.per_ms == self.per_ms())?;
        let end = Timestamp(window.began_at.0.saturating_add(window.per_ms));
        (window.spent >= self.limit.most && end > self.at).then_some(end)
    }
}
