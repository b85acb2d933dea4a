//! Allowances: how much may be spent under a key within a window of time, and how much has been.

use std::time::Duration;

use crate::model::timestamp::{Timestamp, millis};

/// A maximum within a window of time, which begins with the first use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limit {
    /// The maximum within one window.
    pub most: u32,
    /// How long a window lasts.
    pub per: Duration,
}

impl Limit {
    /// A maximum for a window of one hour.
    #[must_use]
    pub const fn hourly(most: u32) -> Self {
        Self { most, per: Duration::from_secs(60 * 60) }
    }

    /// A maximum for a window of one day.
    #[must_use]
    pub const fn daily(most: u32) -> Self {
        Self { most, per: Duration::from_secs(24 * 60 * 60) }
    }
}

/// One more use under a key, permitted while there are fewer than the limit in the current window.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Allowance {
    /// What is counted: a kind, and an instance of that kind. What must not be readable in the store appears as a keyed
    /// hash (M02).
    pub key: String,
    /// The limit that this use must stay within.
    pub limit: Limit,
    /// When this use happens, which decides the window that it belongs to.
    pub at: Timestamp,
}

/// The current window of a key, as stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Window {
    /// How long the window lasts, in milliseconds; a key has one window for each length.
    pub per_ms: i64,
    /// When the first use in it happened.
    pub began_at: Timestamp,
    /// How many uses there were, less those given back.
    pub spent: u32,
}

impl Allowance {
    /// The window's length in milliseconds, as stored.
    #[must_use]
    pub fn per_ms(&self) -> i64 {
        millis(self.limit.per)
    }

    /// The time from this use until `until`; zero if that has passed.
    pub(crate) fn wait(&self, until: Timestamp) -> Duration {
        Duration::from_millis(u64::try_from(until.0 - self.at.0).unwrap_or(0))
    }

    /// When there will be room again, if there is none now.
    pub(crate) fn full_until(&self, windows: &[Window]) -> Option<Timestamp> {
        let window = windows.iter().find(|window| window.per_ms == self.per_ms())?;
        let end = Timestamp(window.began_at.0.saturating_add(window.per_ms));
        (window.spent >= self.limit.most && end > self.at).then_some(end)
    }
}
