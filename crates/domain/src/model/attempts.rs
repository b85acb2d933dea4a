//! Attempts at a password: who makes them, how they are counted, and how fast they may follow one another (G01 to G08).

use std::time::Duration;

use crate::model::visitor::Visitor;

/// Who tries.
#[derive(Clone, Debug, Default)]
pub struct Caller {
    /// From where.
    pub visitor: Visitor,
    /// The browser's marks (see `sign_in::trusted_browser`), or nothing.
    pub marks: String,
}

/// What wrong passwords are counted under. It is computed with our key: it names neither account nor network.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct TryKey(pub(crate) String);

impl TryKey {
    /// The text to store.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The key as it was stored.
    #[must_use]
    pub const fn stored(text: String) -> Self {
        Self(text)
    }
}

/// Wrong passwords in a row, as they are kept.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Failed {
    /// How many.
    pub count: u32,
    /// The last one, in epoch milliseconds.
    pub last_at: i64,
}

/// How the wait grows: doubling, from the failure that is one too many up to a longest one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pace {
    /// The failure in a row that is followed by the first wait.
    pub from: u32,
    /// The first wait.
    pub first: Duration,
    /// The longest.
    pub longest: Duration,
}

impl Pace {
    /// The wait after so many failures in a row.
    #[must_use]
    pub fn wait(self, failures: u32) -> Duration {
        let Some(doublings) = failures.checked_sub(self.from) else { return Duration::ZERO };
        self.first.saturating_mul(1 << doublings.min(20)).min(self.longest)
    }
}

/// What an operator may decide about tries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Paces {
    /// For one account from one network, or from one known browser.
    pub here: Pace,
    /// For one account from everywhere; known browsers are exempt.
    pub overall: Pace,
    /// For one network while somebody is guessing at many accounts; known browsers are exempt.
    pub network: Pace,
    /// Failures in a minute, over all accounts, that say so.
    pub alarm: u32,
    /// How long failures are remembered.
    pub memory: Duration,
}

impl Default for Paces {
    fn default() -> Self {
        const fn pace(from: u32, first: u64, longest: u64) -> Pace {
            Pace { from, first: Duration::from_secs(first), longest: Duration::from_secs(longest) }
        }
        Self {
            here: pace(5, 5, 15 * 60),
            overall: pace(50, 1, 5 * 60),
            network: pace(3, 2, 60),
            alarm: 100,
            memory: Duration::from_secs(24 * 60 * 60),
        }
    }
}
