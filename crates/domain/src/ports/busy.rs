//! The answer of a port with a bounded number of places.

/// More work is waiting than the machine takes at the moment; trying again later may succeed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Busy;
