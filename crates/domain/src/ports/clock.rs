//! Time, as a port: whoever needs to know what time it is asks the clock that it was given.

use std::sync::Arc;

use crate::model::timestamp::Timestamp;

/// Tells the time.
pub trait Clock: Send + Sync {
    /// The moment now.
    fn now(&self) -> Timestamp;
}

impl<C: Clock + ?Sized> Clock for Arc<C> {
    fn now(&self) -> Timestamp {
        (**self).now()
    }
}
