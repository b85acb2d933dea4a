//! An account elsewhere, as a person keeps it.

use zeroize::{Zeroize, ZeroizeOnDrop};

use crate::parameters::{Algorithm, Digits, Period};

/// An account elsewhere, with everything that its codes are computed from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    /// Who issued the secret, such as `Example Co`; may be empty.
    pub issuer: String,
    /// The name of the account there, such as an email address; may be empty.
    pub name: String,
    /// The secret that both sides have.
    pub secret: Secret,
    /// How codes are computed from it.
    pub kind: Kind,
    /// What the person wrote beside it.
    pub notes: Notes,
}

impl Account {
    /// Who issued it and the name there, with a comma between the two; empty if neither is known.
    #[must_use]
    pub fn label(&self) -> String {
        let names = [self.issuer.as_str(), self.name.as_str()];
        names.into_iter().filter(|name| !name.is_empty()).collect::<Vec<_>>().join(", ")
    }
}

/// How codes are computed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// From the time (RFC 6238). Battle.net's are of this kind, with 8 digits.
    Totp {
        /// The hash.
        algorithm: Algorithm,
        /// How many digits.
        digits: Digits,
        /// How long each code is shown.
        period: Period,
    },
    /// From a counter (RFC 4226).
    Hotp {
        /// The hash.
        algorithm: Algorithm,
        /// How many digits.
        digits: Digits,
        /// The counter of the next code.
        counter: u64,
    },
    /// Steam's: five characters from the time, with SHA-1, every 30 seconds.
    Steam,
    /// mOTP: six hexadecimal digits from the time and a PIN, every 10 seconds.
    Motp {
        /// The PIN, if it is kept with the secret; otherwise the person types it for each code.
        pin: Option<Secret>,
    },
    /// Yandex's: eight letters from the time and a PIN, with SHA-256, every 30 seconds.
    Yandex {
        /// The PIN, if it is kept with the secret; otherwise the person types it for each code.
        pin: Option<Secret>,
    },
}

impl Kind {
    /// How codes are computed, in the words that other programs use: `TOTP · SHA1 · 6 · 30 s`. Nothing of it is secret.
    #[must_use]
    pub fn summary(&self) -> String {
        match self {
            Self::Totp { algorithm, digits, period } => {
                format!("TOTP · {} · {} · {} s", algorithm.name(), digits.get(), period.get())
            }
            Self::Hotp { algorithm, digits, counter } => {
                format!("HOTP · {} · {} · {counter}", algorithm.name(), digits.get())
            }
            Self::Steam => "Steam".to_owned(),
            Self::Motp { .. } => "mOTP".to_owned(),
            Self::Yandex { .. } => "Yandex".to_owned(),
        }
    }
}

/// What a person wrote beside an account.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Notes {
    /// Any text.
    pub text: String,
    /// Tags, folders or groups, in the person's order.
    pub tags: Vec<String>,
    /// Whether it stands before the others.
    pub pinned: bool,
}

/// Bytes that are wiped when they are no longer needed, and never shown by `Debug`.
#[derive(Clone, PartialEq, Eq, Zeroize, ZeroizeOnDrop)]
pub struct Secret(Vec<u8>);

impl Secret {
    /// These bytes; `None` if there are none, since a code of an empty secret protects nothing.
    #[must_use]
    pub fn new(bytes: Vec<u8>) -> Option<Self> {
        (!bytes.is_empty()).then_some(Self(bytes))
    }

    /// The bytes, for computing a code or for writing them to where they are kept.
    #[must_use]
    pub fn expose(&self) -> &[u8] {
        &self.0
    }
}

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Secret of {} bytes", self.0.len())
    }
}

#[cfg(test)]
mod tests {
    use super::Secret;

    #[test]
    fn a_secret_is_never_empty_and_never_shown() {
        assert_eq!(Secret::new(Vec::new()), None);
        let secret = Secret::new(b"12345678901234567890".to_vec()).unwrap();
        assert_eq!(format!("{secret:?}"), "Secret of 20 bytes");
    }
}
