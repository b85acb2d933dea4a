//! Points in time, in milliseconds since the epoch. Knows no clock.

use std::time::Duration;

use serde::{Deserialize, Serialize};

/// A point in time: milliseconds since 1970-01-01 UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Timestamp(pub i64);

impl Timestamp {
    /// The time that much later; saturates.
    #[must_use]
    pub fn after(self, duration: Duration) -> Self {
        Self(self.0.saturating_add(millis(duration)))
    }

    /// Whole seconds since the epoch; 0 for anything before it.
    #[must_use]
    pub fn seconds(self) -> u64 {
        u64::try_from(self.0 / 1_000).unwrap_or(0)
    }

    /// Whole seconds since the epoch as links carry them; saturates in the year 2106.
    #[must_use]
    pub(crate) fn seconds_u32(self) -> u32 {
        u32::try_from(self.seconds()).unwrap_or(u32::MAX)
    }
}

/// A duration in milliseconds, or the longest there is.
pub(crate) fn millis(duration: Duration) -> i64 {
    i64::try_from(duration.as_millis()).unwrap_or(i64::MAX)
}
