//! What can be wrong with a link; each kind has its own warning on the person's screen.

use thiserror::Error;

/// Why a scanned text opens nothing.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum LinkError {
    /// Some other QR code: a web address, a ticket, a text.
    #[error("this is not a Sluss code")]
    NotOurs,
    /// A Sluss code, but made by another server.
    #[error("this code belongs to {origin}")]
    OtherServer {
        /// Where that server's authenticator is.
        origin: String,
    },
    /// Damaged, or changed after it was signed.
    #[error("this code was altered")]
    Altered,
    /// It was ours, and has expired.
    #[error("this code has expired")]
    Expired,
    /// Made by a newer server than this app.
    #[error("this code is of version {0}, which this app does not know")]
    UnknownVersion(u8),
}

impl LinkError {
    /// The error's name in the ids of its texts.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::NotOurs => "not-ours",
            Self::OtherServer { .. } => "other-server",
            Self::Altered => "altered",
            Self::Expired => "expired",
            Self::UnknownVersion(_) => "unknown-version",
        }
    }
}
