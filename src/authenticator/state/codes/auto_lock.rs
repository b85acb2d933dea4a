//! When the codes lock themselves.

use serde::{Deserialize, Serialize};

/// What the person has chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AutoLock {
    /// After so many minutes without a press or a key; 0 for never.
    pub minutes: u32,
    /// As soon as the app is not seen any more.
    pub hidden: bool,
}

impl Default for AutoLock {
    /// A quarter of an hour covers a sign-in that goes wrong twice.
    fn default() -> Self {
        Self { minutes: 15, hidden: false }
    }
}
