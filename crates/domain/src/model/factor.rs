//! The second factors whose wrong answers are counted.

use crate::model::id::DeviceId;

/// A factor whose wrong answers are counted over all sign-ins (C06).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Factor {
    /// One-time codes that answer a QR code, of any device of the account.
    Qr,
    /// Recovery codes.
    Recovery,
    /// The PIN of one device (E05).
    Pin(DeviceId),
    /// Codes that came by SMS, to any number of the account.
    Sms,
}

impl Factor {
    /// The name in the store.
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
