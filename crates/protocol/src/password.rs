//! What makes a password easy to guess, as the server judges it and people are told.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::secret::Secret;

/// The lowest score at which a password is accepted.
pub const ACCEPTED: u32 = 2;
/// The best score, for passwords that take more than 10¹⁰ guesses.
pub const STRONGEST: u32 = 4;

/// `POST /api/account/password/strength`: a password that somebody is about to choose.
#[derive(Clone, Serialize, Deserialize)]
pub struct Candidate {
    /// The password as typed so far.
    pub password: Secret,
}

impl fmt::Debug for Candidate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Candidate(..)")
    }
}

/// What can be told about a password before it is chosen: the answer to `POST /api/account/password/strength`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Strength {
    /// 0 to [`STRONGEST`]; below [`ACCEPTED`] it would be refused.
    pub score: u32,
    /// What speaks against it, as `reason` says it in the problem `weak-password`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

/// Why guessing programs find a password early; each reason has its own sentence for the person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weakness {
    /// Nothing stands out, but it takes few guesses anyway.
    Short,
    /// A variation of a common password.
    Similar,
    /// It repeats itself, as in `aaaa` or `abcabc`.
    Repeat,
    /// It runs up or down, as in `abcd` or `6543`.
    Run,
    /// It follows the keyboard, as in `qwerty`.
    Keyboard,
    /// A day or a year.
    Date,
    /// A name, and little else.
    Name,
    /// A word, and little else.
    Word,
}

impl Weakness {
    /// Every one, for tests.
    pub const ALL: [Self; 8] =
        [Self::Short, Self::Similar, Self::Repeat, Self::Run, Self::Keyboard, Self::Date, Self::Name, Self::Word];

    /// The reason's name in problem documents and in the texts' ids.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Short => "easy-short",
            Self::Similar => "easy-similar",
            Self::Repeat => "easy-repeat",
            Self::Run => "easy-run",
            Self::Keyboard => "easy-keyboard",
            Self::Date => "easy-date",
            Self::Name => "easy-name",
            Self::Word => "easy-word",
        }
    }
}

/// For developers; people get their own texts by the name.
impl fmt::Display for Weakness {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Short => "it is too short",
            Self::Similar => "it is close to a common one",
            Self::Repeat => "it repeats itself",
            Self::Run => "it runs up or down",
            Self::Keyboard => "it is a line on the keyboard",
            Self::Date => "it is a date or a year",
            Self::Name => "it is hardly more than a name",
            Self::Word => "it is hardly more than one word",
        })
    }
}
