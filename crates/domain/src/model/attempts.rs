//! Attempts at a password: who makes them, how they are counted, and how fast they may follow one another (G01 to G08).

use std::time::Duration;

use crate::model::visitor::Visitor;

/// The browser that an attempt comes from.
#[derive(Clone, Debug, Default)]
pub struct Caller {
    /// Its network and description, which failures are counted by.
    pub visitor: Visitor,
    /// The marks that the browser carries (see `sign_in::trusted_browser`); empty without any.
    pub marks: String,
}

/// What wrong passwords are counted under: a keyed hash, which reveals neither account nor network.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct TryKey(pub(crate) String);

impl TryKey {
    /// The text to store, base64url.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// A key as read from the store.
    #[must_use]
    pub const fn stored(text: String) -> Self {
        Self(text)
    }
}

/// Wrong passwords in a row, as stored.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Failed {
    /// How many, since the last success.
    pub count: u32,
    /// When the last one was, in milliseconds since the epoch.
    pub last_at: i64,
}

/// How the wait grows: from the first failure that is one too many it doubles, up to a maximum.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pace {
    /// The number of failures in a row that first leads to a wait.
    pub from: u32,
    /// The wait after that many failures.
    pub first: Duration,
    /// The wait never grows beyond this.
    pub longest: Duration,
}

impl Pace {
    /// The wait after this many failures in a row.
    #[must_use]
    pub fn wait(self, failures: u32) -> Duration {
        let Some(doublings) = failures.checked_sub(self.from) else { return Duration::ZERO };
        self.first.saturating_mul(1 << doublings.min(20)).min(self.longest)
    }
}

/// How attempts are slowed down; operators can configure it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Paces {
    /// For one account from one network, or from one trusted browser.
    pub here: Pace,
    /// For one account from everywhere; trusted browsers are exempt.
    pub overall: Pace,
    /// For one network while somebody is guessing at many accounts; trusted browsers are exempt.
    pub network: Pace,
    /// How many failures within a minute, over all accounts, mean that somebody is guessing at many.
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
