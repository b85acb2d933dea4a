//! What a use case answers when it cannot do what was asked. Each caller outside has its own words for these.

use sluss_protocol::pin::WeakPin;
use thiserror::Error;

use crate::model::password::PasswordError;
use crate::ports::busy::Busy;
use crate::ports::sealer::Unsealable;
use crate::ports::store::commit::CommitError;

/// Why a use case did not do what was asked.
#[derive(Debug, Error)]
pub enum Error {
    /// There is no such thing, or it is not the caller's to see.
    #[error("there is no such thing")]
    NotFound,
    /// Nobody is signed in by what was shown.
    #[error("nobody is signed in")]
    NotSignedIn,
    /// The session was opened by a password only, and the account has a second factor (F03).
    #[error("the second step is needed first")]
    StepUpRequired,
    /// The session was opened too long ago for this.
    #[error("sign in again first")]
    NotFresh,
    /// The password that was asked for once more is wrong.
    #[error("the password is wrong")]
    WrongPassword,
    /// There is no second factor that this could rest on.
    #[error("there is no second factor")]
    NoFactor,
    /// The operator does not offer it.
    #[error("it is switched off")]
    SwitchedOff,
    /// It was used before.
    #[error("it was used before")]
    AlreadyUsed,
    /// Its time has run out.
    #[error("it has expired")]
    Expired,
    /// The device could not show that it holds the key.
    #[error("the proof is wrong")]
    InvalidProof,
    /// The number is not the one on the sign-in page.
    #[error("the number is wrong")]
    WrongNumber {
        /// How many tries are left.
        left: u32,
    },
    /// The PIN is wrong.
    #[error("the PIN is wrong")]
    WrongPin {
        /// How many tries are left for this request.
        left: u32,
    },
    /// Too many wrong answers in a row.
    #[error("the factor is locked")]
    FactorLocked,
    /// A field has a value that cannot be.
    #[error("the field {0} cannot have that value")]
    InvalidField(&'static str),
    /// The PIN is too easy to guess.
    #[error("the PIN is too easy: {0}")]
    WeakPin(#[from] WeakPin),
    /// The password cannot be taken.
    #[error(transparent)]
    Password(#[from] PasswordError),
    /// Somebody else changed the same thing first.
    #[error("it was changed at the same time")]
    Conflict,
    /// So many SMS were sent that another has to wait; until then.
    #[error("the budget for SMS is used up")]
    SmsBudget(crate::model::timestamp::Timestamp),
    /// Too much to do.
    #[error("too much to do at the moment")]
    Busy,
    /// Too many tries; after this time there may be another (G06).
    #[error("too many tries: the next may come in {} s", .0.as_secs())]
    TooManyTries(std::time::Duration),
    /// So many have begun without going on that another has to wait for so long.
    #[error("too many have begun: there may be a place in {} s", .wait.as_secs())]
    Crowded {
        /// Whether it is the visitor's own network that is full; else all of it is.
        here: bool,
        /// How long, at the longest.
        wait: std::time::Duration,
    },
    /// The store cannot be read or written at the moment: it is gone, full, locked, or can only be read.
    #[error("the store: {0}")]
    Unavailable(String),
    /// The store holds something that cannot be, or does not understand us.
    #[error("the store: {0}")]
    Store(String),
    /// A sealed value cannot be opened: another key, or a row that was tampered with.
    #[error("a sealed value cannot be opened")]
    Unsealable,
}

impl Error {
    /// What was found, or nothing where the rules say so. A store in trouble says neither, and must not be taken for a no.
    ///
    /// # Errors
    /// The store's.
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
