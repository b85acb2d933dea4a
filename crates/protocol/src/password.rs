//! What makes a password easy to guess, as the server finds it and people are told. Finding it is the server's.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::secret::Secret;

/// The score from which on a password is taken.
pub const ACCEPTED: u32 = 2;
/// The score of what takes more than 10¹⁰ guesses, which is the best.
pub const STRONGEST: u32 = 4;

/// `POST /api/account/password/strength`: a password that somebody is about to choose.
#[derive(Clone, Serialize, Deserialize)]
pub struct Candidate {
    /// As far as it is typed.
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

/// Why programs that guess come to a password early; each has its own sentence for the person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weakness {
    /// Nothing stands out, and it does not take many guesses all the same.
    Short,
    /// One that many use, somewhat changed.
    Similar,
    /// It says the same again, as in `aaaa` or `abcabc`.
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
            Self::Short => "there is too little of it",
            Self::Similar => "it is close to one that many use",
            Self::Repeat => "it repeats itself",
            Self::Run => "it runs up or down",
            Self::Keyboard => "it is a line on the keyboard",
            Self::Date => "it is a date or a year",
            Self::Name => "it is hardly more than a name",
            Self::Word => "it is hardly more than one word",
        })
    }
}
