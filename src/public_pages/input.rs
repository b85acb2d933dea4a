//! What is wrong with the input, and how people are told.

use sluss_protocol::language::Language;
use sluss_protocol::password::Weakness;

use crate::i18n::{Messages, Texts, resolved, waiting_time};

/// What is wrong with the input.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum InputError {
    /// The input is not an email address.
    Email,
    /// The name is missing or too long.
    Name,
    /// The password is not the account's.
    Password,
    /// The new password is too short.
    TooShort {
        /// The fewest characters that a password may have.
        min: usize,
    },
    /// The new password is too long.
    TooLong,
    /// The new password is one of those that everybody tries.
    Common,
    /// The new password is made of the address or of our name.
    Context {
        /// The word that it is made of.
        word: String,
    },
    /// Password-guessing programs find the new password early.
    Guessable(Weakness),
    /// Too many wrong passwords in a row; the same may be tried after that time.
    TooOften {
        /// The seconds to wait.
        seconds: u64,
    },
    /// The server is busy; the same may be tried in a moment.
    Busy,
}

impl InputError {
    /// The field that it is about, if any.
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
