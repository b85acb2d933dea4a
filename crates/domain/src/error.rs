//! Why a use case refused. HTTP statuses, protocol codes and texts for people are chosen by the callers outside.

use sluss_protocol::pin::WeakPin;
use thiserror::Error;

use crate::model::password::PasswordError;
use crate::ports::busy::Busy;
use crate::ports::sealer::Unsealable;
use crate::ports::store::commit::CommitError;

/// Why a use case did not do what was asked.
#[derive(Debug, Error)]
pub enum Error {
    /// It does not exist, or the caller may not see it.
    #[error("not found")]
    NotFound,
    /// The token shown belongs to no session.
    #[error("not signed in")]
    NotSignedIn,
    /// The session was opened by a password alone, and the account has a second factor (F03).
    #[error("complete the second step first")]
    StepUpRequired,
    /// The session was opened too long ago for this; signing in again helps.
    #[error("sign in again first")]
    NotFresh,
    /// The password, asked for once more, was wrong; the attempt was counted.
    #[error("the password is wrong")]
    WrongPassword,
    /// The account has nothing but a password, and this needs a second factor.
    #[error("the account has no second factor")]
    NoFactor,
    /// The operator has switched this off.
    #[error("this is switched off")]
    SwitchedOff,
    /// A single-use link, code or ticket was used before.
    #[error("this was used before")]
    AlreadyUsed,
    /// Its lifetime is over.
    #[error("this has expired")]
    Expired,
    /// The device did not prove that it holds its key, or the proof was spent before.
    #[error("the device's proof is not valid")]
    InvalidProof,
    /// The number typed on the phone is not the one on the sign-in page.
    #[error("the number is wrong")]
    WrongNumber {
        /// How many more wrong answers this request allows.
        left: u32,
    },
    /// The number was right, but the response was not made with the device's PIN (E03).
    #[error("the PIN is wrong")]
    WrongPin {
        /// How many more wrong answers this request allows.
        left: u32,
    },
    /// Too many wrong answers in a row; another second factor, or an operator, unlocks it.
    #[error("the second factor is locked")]
    FactorLocked,
    /// The named field has a value that is not permitted.
    #[error("invalid value for the field {0}")]
    InvalidField(&'static str),
    /// The PIN is among those that are guessed first.
    #[error("the PIN is too easy to guess: {0}")]
    WeakPin(#[from] WeakPin),
    /// The new password is refused; the inner error says why.
    #[error(transparent)]
    Password(#[from] PasswordError),
    /// A guard of the commit did not hold: somebody else changed the same thing first.
    #[error("it was changed by somebody else at the same time")]
    Conflict,
    /// No SMS may be sent before this time.
    #[error("the budget for SMS is used up")]
    SmsBudget(crate::model::timestamp::Timestamp),
    /// More work is waiting than can be done soon; the same request may succeed later.
    #[error("too busy at the moment")]
    Busy,
    /// Too many attempts; the next is permitted after this time (G06).
    #[error("too many attempts: try again in {} s", .0.as_secs())]
    TooManyTries(std::time::Duration),
    /// An allowance is used up; there may be room after the wait.
    #[error("too many requests: try again in {} s", .wait.as_secs())]
    Crowded {
        /// Whether the visitor's own network has used it up; otherwise all visitors together have.
        here: bool,
        /// The longest that it can take until there is room.
        wait: std::time::Duration,
    },
    /// The store cannot be read or written at the moment: it is gone, full, locked or read-only. This passes.
    #[error("the store: {0}")]
    Unavailable(String),
    /// The store holds something invalid or does not understand a statement. This does not pass by itself.
    #[error("the store: {0}")]
    Store(String),
    /// A sealed value cannot be opened: the key is another one, or the row was tampered with.
    #[error("a sealed value cannot be opened")]
    Unsealable,
}

impl Error {
    /// Turns a refusal into `None`. Trouble of the store says neither yes nor no, and is never taken for a no.
    ///
    /// # Errors
    /// Only store errors.
    pub fn or_none<T>(found: Result<T, Self>) -> Result<Option<T>, Self> {
        match found {
            Ok(found) => Ok(Some(found)),
            Err(trouble @ (Self::Unavailable(_) | Self::Store(_))) => Err(trouble),
            Err(_) => Ok(None),
        }
    }
}

impl From<CommitError> for Error {
    fn from(error: CommitError) -> Self {
        match error {
            CommitError::Conflict => Self::Conflict,
            CommitError::Unavailable(why) => Self::Unavailable(why),
            CommitError::Broken(why) => Self::Store(why),
        }
    }
}

impl From<Busy> for Error {
    fn from(Busy: Busy) -> Self {
        Self::Busy
    }
}

impl From<Unsealable> for Error {
    fn from(Unsealable: Unsealable) -> Self {
        Self::Unsealable
    }
}
