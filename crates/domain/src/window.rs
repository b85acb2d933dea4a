//! Counts that begin anew after a time: how much was spent under a key, of how much. One more is a change that holds only below the
//! limit (D04, G03), so that of fifty at the same instant as many succeed as may.

use std::time::Duration;

use crate::sign_in::Reached;
use crate::store::Change;
use crate::{Error, Sluss, Timestamp};

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

/// Changes that keep what people whom we do not know can make us keep within bounds (docs/decisions/0042).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Bound {
    /// One more of what is counted; conflicts when there were as many as are allowed in this time.
    Spend(Allowance),
    /// One fewer of what was counted; where nothing is, nothing happens.
    GiveBack(Allowance),
    /// Sign-ins that have got so far and no further, and whose time ends before that moment, are forgotten.
    ForgetSignIns(Reached, Timestamp),
    /// Proofs that nobody could show any more at that moment are forgotten.
    ForgetProofs(Timestamp),
    /// Wrong passwords that were fewer than so many in a row, and before that moment, are forgotten.
    ForgetTries(u32, Timestamp),
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
        i64::try_from(self.limit.per.as_millis()).unwrap_or(i64::MAX)
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

impl Sluss {
    /// Spends one of so many, before work that is not to be had without end.
    ///
    /// # Errors
    /// [`Error::Crowded`].
    pub(crate) async fn spend_one(&self, key: String, limit: Limit) -> Result<(), Error> {
        let allowance = Allowance { key, limit, at: self.now() };
        let spent = self.store.commit(vec![Change::Bound(Bound::Spend(allowance.clone()))]).await;
        match spent.map_err(Error::from) {
            Err(Error::Conflict) => Err(self.refused(&allowance).await?),
            other => other,
        }
    }

    /// Why a commit that was to spend it did not hold.
    pub(crate) async fn refused(&self, allowance: &Allowance) -> Result<Error, Error> {
        let until = allowance.full_until(&self.store.windows(&allowance.key).await?);
        Ok(until.map_or(Error::Conflict, |until| Error::Crowded { here: true, wait: allowance.wait(until) }))
    }
}
