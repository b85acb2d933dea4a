//! The second factors that wrong answers are counted for.

use crate::model::id::DeviceId;

/// What wrong answers are counted for, over all sign-ins (C06).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Factor {
    /// One-time codes for a QR code, of all the account's devices together.
    Qr,
    /// All recovery codes of the account together.
    Recovery,
    /// The PIN of one device (E05).
    Pin(DeviceId),
    /// Codes by SMS, to all the account's numbers together.
    Sms,
}

impl Factor {
    /// The factor's name in the store.
    #[must_use]
    pub fn name(&self) -> String {
        match self {
            Self::Qr => "qr".to_owned(),
            Self::Recovery => "recovery".to_owned(),
            Self::Pin(device) => format!("pin:{device}"),
            Self::Sms => "sms".to_owned(),
        }
    }
}
