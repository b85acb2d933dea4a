//! What a port answers that has a bounded number of places.

/// More work than the machine takes just now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Busy;
