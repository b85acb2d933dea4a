//! When the last backup was made.

use serde::{Deserialize, Serialize};

/// The last backup that was saved from here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LastBackup {
    /// When, in epoch seconds.
    pub at: u64,
    /// How many accounts are in it.
    pub count: usize,
}
