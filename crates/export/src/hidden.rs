//! Texts of secrets on their way into JSON. Knows no form.

use serde::{Serialize, Serializer};
use sluss_codes::account::Secret;
use sluss_codes::secret_text::to_base32;
use zeroize::Zeroizing;

/// A text that is wiped when it has been written.
pub(crate) struct Hidden(Zeroizing<String>);

impl Hidden {
    /// A secret in base32, in capitals and without padding.
    pub(crate) fn base32(secret: &Secret) -> Self {
        Self(to_base32(secret))
    }

    /// A PIN as people type it; `None` if it is no text.
    pub(crate) fn typed(pin: &Secret) -> Option<Self> {
        std::str::from_utf8(pin.expose()).ok().map(|text| Self(Zeroizing::new(text.to_owned())))
    }

    pub(crate) fn nothing() -> Self {
        Self(Zeroizing::default())
    }
}

impl Serialize for Hidden {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}
