//! Epochs: a new one makes void everything that was open before it (docs/decisions/0046, 0047).

use crate::model::timestamp::Timestamp;

/// What has gone back in time, so that what was open can no longer be trusted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WentBack {
    /// The store: it does not know what happened since, so its recovery codes may have been used, and people are told.
    Store,
    /// Only the clock: the store knows what has been used.
    Clock,
}

/// The last time that everything open became void.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Epoch {
    /// When it began; this also names it, and each epoch is later than the previous ones.
    pub began_at: Timestamp,
    /// When the newest thing happened that the store knew of at that time.
    pub copied_at: Timestamp,
    /// The id of the last account whose owner has been told; `None` once all have been.
    pub told: Option<String>,
}
