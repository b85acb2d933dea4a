//! What is felt in the hand: a short buzz once something was scanned, copied or approved. Knows no motor.

/// What has just worked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Touch {
    /// A code was found.
    Scanned,
    /// Something is in the clipboard.
    Copied,
    /// A sign-in was approved.
    Approved,
}

impl Touch {
    /// How long it is felt: longer, the more it matters.
    #[must_use]
    pub const fn milliseconds(self) -> u32 {
        match self {
            Self::Copied => 15,
            Self::Scanned => 30,
            Self::Approved => 60,
        }
    }
}
