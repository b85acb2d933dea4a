//! Time, as a port: whoever needs to know the time asks the clock that was passed in.

use std::sync::Arc;

use crate::model::timestamp::Timestamp;

/// A clock; tests have one that they set themselves.
pub trait Clock: Send + Sync {
    /// The current time, which never goes back (docs/decisions/0047).
    fn now(&self) -> Timestamp;
}

impl<C: Clock + ?Sized> Clock for Arc<C> {
    fn now(&self) -> Timestamp {
        (**self).now()
    }
}
