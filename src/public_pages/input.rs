//! What is wrong with what was typed, and how it is told.

use sluss_protocol::language::Language;
use sluss_protocol::password::Weakness;

use crate::i18n::{Messages, Texts, resolved, waiting_time};

/// What is wrong with what was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum InputError {
    /// What was typed is no e-mail address.
    Email,
    /// No name was typed, or one that is too long.
    Name,
    /// The password is not the account's.
    Password,
    /// The new password is too short.
    TooShort {
        /// The fewest characters that a password may have.
        min: usize,
    },
    /// The new password is longer than anybody remembers.
    TooLong,
    /// Everybody tries the new password.
    Common,
    /// The new password is made of the address or of our name.
    Context {
        /// The word that it is made of.
        word: String,
    },
    /// Programs that guess come to the new password early.
    Guessable(Weakness),
    /// Too many wrong passwords in a row; the same once more after that time.
    TooOften {
        /// The seconds to wait.
        seconds: u64,
    },
    /// Too much to do; the same once more in a moment.
    Busy,
}

impl InputError {
    /// The field that it is about; `None` where it is about none of them.
    #[must_use]
    pub const fn field(&self) -> Option<&'static str> {
        match self {
            Self::Email => Some("email"),
            Self::Name => Some("name"),
            Self::Busy | Self::TooOften { .. } => None,
            _ => Some("password"),
        }
    }

    /// What the person is told.
    #[must_use]
    pub fn message(&self, language: Language) -> String {
        self.message_in(&resolved(language, Texts::PublicPages))
    }

    pub(super) fn message_in(&self, texts: &Messages) -> String {
        match self {
            Self::Email => texts.text("email-form"),
            Self::Name => texts.text("name-missing"),
            Self::Password => texts.text("wrong-password"),
            Self::Busy => texts.text("busy"),
            Self::TooOften { seconds } => {
                let (id, count) = waiting_time(u32::try_from(*seconds).unwrap_or(u32::MAX));
                format!("{} {}", texts.text("too-often"), texts.with(id, &[("count", &count.to_string())]))
            }
            Self::TooShort { min } => texts.with("too-short", &[("min", &min.to_string())]),
            Self::TooLong => texts.text("too-long"),
            Self::Common => texts.text("common"),
            Self::Context { word } => texts.with("context", &[("word", word)]),
            Self::Guessable(weakness) => texts.text(weakness.name()),
        }
    }
}
