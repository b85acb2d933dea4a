//! The second factors that wrong answers are counted for.

use sluss_protocol::method::Method;

use crate::model::id::DeviceId;

/// What wrong answers are counted for, over all sign-ins (C06).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Factor {
    /// Everything that the account has for this method, together.
    Of(Method),
    /// The PIN of one device (E05).
    Pin(DeviceId),
}

impl Factor {
    /// The factor's name in the store.
    #[must_use]
    pub fn name(&self) -> String {
        match self {
            Self::Of(method) => method.facts().key.to_owned(),
            Self::Pin(device) => format!("pin:{device}"),
        }
    }
}
