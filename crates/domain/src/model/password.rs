//! Passwords: which ones can be chosen (A01 to A03), and their hashes as text. The hasher decides how they are hashed.

use std::collections::HashSet;
use std::fmt;
use std::sync::LazyLock;

use sluss_protocol::password::Weakness;
use thiserror::Error;
use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroizing;

use crate::model::email::Email;

/// The passwords that everybody tries first, one a line, without those that are too short to be chosen anyway.
static COMMON: LazyLock<HashSet<&str>> =
    LazyLock::new(|| include_str!("../../data/common-passwords.txt").lines().collect());

/// A password as typed, in Unicode's composed form (NFC), so that every keyboard gives the same bytes.
#[derive(Clone)]
pub struct Password(Zeroizing<String>);

/// Why a password cannot be chosen.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum PasswordError {
    /// It has fewer characters than this account's passwords need.
    #[error("the password is too short: use at least {min} characters")]
    TooShort {
        /// The minimum length in characters (A01).
        min: usize,
    },
    /// It is longer than anybody remembers and than the hasher accepts.
    #[error("the password is too long: use at most {} bytes", Password::MAX_BYTES)]
    TooLong,
    /// It is on the list of passwords that everybody tries.
    #[error("the password is one of the most common ones: choose another")]
    Common,
    /// It consists of the address or of our own name.
    #[error("the password is based on “{0}”, which is easy to guess: choose another")]
    Context(String),
    /// Guessing programs find it early.
    #[error("the password is easy to guess because {0}: add a few words that do not belong together")]
    Guessable(Weakness),
}

impl PasswordError {
    /// The reason in one word, followed by a colon and a detail where there is one. Programs have their own text for
    /// each.
    #[must_use]
    pub fn reason(&self) -> String {
        match self {
            Self::TooShort { min } => format!("too-short:{min}"),
            Self::TooLong => "too-long".to_owned(),
            Self::Common => "common".to_owned(),
            Self::Context(word) => format!("context:{word}"),
            Self::Guessable(weakness) => weakness.name().to_owned(),
        }
    }
}

impl Password {
    /// The longest password that is hashed, in bytes (A08).
    pub const MAX_BYTES: usize = 1_024;

    /// The most characters in a row that are rated: the work grows with their cube, and more of them hardly change the
    /// score.
    pub const JUDGED: usize = 32;

    /// Takes a password for verification; `None` if it is longer than any that could have been chosen.
    #[must_use]
    pub fn typed(text: &str) -> Option<Self> {
        if text.len() > Self::MAX_BYTES {
            return None;
        }
        Some(Self(Zeroizing::new(text.nfc().collect()))).filter(|password| password.0.len() <= Self::MAX_BYTES)
    }

    /// Takes a new password for an account. There are no composition rules (A02): it only has to be long enough and
    /// hard to guess.
    ///
    /// # Errors
    /// The first reason to refuse it. How hard it is to guess is rated later, by [`crate::ports::password::Guesser`].
    pub fn choose(text: &str, email: &Email, min: usize) -> Result<Self, PasswordError> {
        let password = Self::typed(text).ok_or(PasswordError::TooLong)?;
        if password.0.chars().count() < min {
            return Err(PasswordError::TooShort { min });
        }
        let folded = password.0.to_lowercase();
        if COMMON.contains(folded.as_str()) {
            return Err(PasswordError::Common);
        }
        match context_words(email).find(|word| is_made_of(&folded, word)) {
            Some(word) => Err(PasswordError::Context(word)),
            None => Ok(password),
        }
    }

    /// The parts that are rated: all of it or, if it is long, its beginning and its end. Whoever guesses the whole has
    /// guessed both, so the harder one counts, and the work is bounded.
    pub(crate) fn parts(&self) -> Vec<Zeroizing<String>> {
        let length = self.0.chars().count();
        let part = |skip: usize| Zeroizing::new(self.0.chars().skip(skip).take(Self::JUDGED).collect());
        if length > Self::JUDGED { vec![part(0), part(length - Self::JUDGED)] } else { vec![part(0)] }
    }

    /// The bytes to hash.
    #[must_use]
    pub fn expose(&self) -> &[u8] {
        self.0.as_bytes()
    }
}

/// The words that an attacker would try for this account: our name, the address, and its parts.
fn context_words(email: &Email) -> impl Iterator<Item = String> {
    let parts = email.key().split(['@', '.', '-', '_', '+']).map(str::to_owned).collect::<Vec<_>>();
    ["sluss".to_owned(), email.key().to_owned()].into_iter().chain(parts).filter(|word| word.chars().count() >= 4)
}

/// Whether the password consists of hardly more than the word, with digits or symbols around it.
fn is_made_of(password: &str, word: &str) -> bool {
    let rest = password.replace(word, "");
    rest.len() < password.len() && rest.chars().filter(|c| c.is_alphabetic()).count() < 4
}

impl fmt::Debug for Password {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Password(..)")
    }
}

/// The hash of a password in PHC string format, including parameters and salt.
#[derive(Clone, PartialEq, Eq)]
pub struct PasswordHash(String);

impl PasswordHash {
    /// A hash as read from the store or made by the hasher.
    #[must_use]
    pub const fn stored(text: String) -> Self {
        Self(text)
    }

    /// The text to store.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for PasswordHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PasswordHash(..)")
    }
}

#[cfg(test)]
mod tests {
    use super::{COMMON, Password, PasswordError};
    use crate::model::email::Email;

    fn choose(text: &str) -> Result<Password, PasswordError> {
        Password::choose(text, &Email::parse("anna.lindgren@example.eu").unwrap(), 8)
    }

    #[test]
    fn a01_length_counts_code_points_and_nothing_is_cut_off() {
        assert_eq!(choose("kåxq7ä!").unwrap_err(), PasswordError::TooShort { min: 8 });
        assert!(choose("kåxq7ä!ö").is_ok());
        assert!(choose("🦀🐙🦑🐡🐠🐟🐬🐳").is_ok());
        for length in [64, 72, 73, 128, 1_024] {
            let text: String = "kåxq7vrtz".chars().cycle().filter(char::is_ascii).take(length).collect();
            assert_eq!(choose(&text).unwrap().expose().len(), length);
        }
        assert_eq!(choose(&"x".repeat(1_025)).unwrap_err(), PasswordError::TooLong);
    }

    #[test]
    fn a01_the_same_word_from_any_keyboard_is_the_same_bytes() {
        assert_eq!(choose("a\u{30a}ngstro\u{308}m").unwrap().expose(), choose("ångström").unwrap().expose());
    }

    #[test]
    fn a03_what_everybody_tries_is_refused() {
        assert!(COMMON.len() >= 3_000, "{} entries", COMMON.len());
        for word in COMMON.iter() {
            assert_eq!(choose(word).unwrap_err(), PasswordError::Common, "{word}");
        }
        assert_eq!(choose("PassWord1").unwrap_err(), PasswordError::Common);
    }

    #[test]
    fn a03_the_own_address_and_our_name_are_refused_with_the_word() {
        assert_eq!(choose("Lindgren2024!").unwrap_err(), PasswordError::Context("lindgren".into()));
        assert_eq!(choose("sluss-123456").unwrap_err(), PasswordError::Context("sluss".into()));
        assert!(choose("lindgren walks the dog").is_ok());
    }

    #[test]
    fn a08_what_is_judged_has_a_bound_and_no_end_is_left_out() {
        let parts = |text: &str| Password::typed(text).unwrap().parts();
        assert_eq!(parts("ångström")[..], ["ångström".to_owned().into()]);
        let (head, tail) = ("å".repeat(Password::JUDGED), "🦀".repeat(Password::JUDGED));
        assert_eq!(parts(&head), [head.clone().into()]);
        assert_eq!(parts(&format!("{head}and more{tail}")), [head.into(), tail.into()]);
    }

    #[test]
    fn a_password_does_not_show_itself() {
        assert_eq!(format!("{:?}", choose("ångström").unwrap()), "Password(..)");
    }
}
