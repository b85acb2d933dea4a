//! Since when everything that was open before is void (docs/decisions/0046, 0047).

use crate::model::timestamp::Timestamp;

/// What went back, so that what was open must not be good any more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WentBack {
    /// The store: it does not know what happened since, so its recovery codes may have been used, and people are told.
    Store,
    /// The clock alone: the store knows what was used.
    Clock,
}

/// The last time that everything that was open became void.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Epoch {
    /// When; also its name, and each is later than those before.
    pub began_at: Timestamp,
    /// When the newest thing happened that the store knew of then.
    pub copied_at: Timestamp,
    /// Up to which account (by id) the owners have been told; `None` once all have.
    pub told: Option<String>,
}
