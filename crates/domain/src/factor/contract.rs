//! The contract of a second factor: its metadata, how its step begins, and how an answer is verified. Counting,
//! locking, logging and finishing belong to the flow, which does them alike for all factors.

use async_trait::async_trait;
use sluss_protocol::method::Method;
use sluss_protocol::sign_in::Notice;

use crate::error::Error;
use crate::model::account::Account;
use crate::model::audit::Event;
use crate::model::factor::Factor;
use crate::model::factors::Factors;
use crate::model::message::Notice as News;
use crate::model::opener::Opener;
use crate::model::remedy::Remedy;
use crate::model::sign_in::{SignIn, SignInState};
use crate::ports::store::Change;
use crate::sluss::Sluss;

/// A sign-in whose password was right, with its owner.
#[derive(Clone, Copy)]
pub(crate) struct Begin<'a> {
    pub(crate) sign_in: &'a SignIn,
    pub(crate) account: &'a Account,
    pub(crate) factors: &'a Factors,
}

/// What verifying an answer found. Nothing of it has been stored yet.
pub(crate) enum Verdict {
    /// The answer is right: what opened the sign-in, and what is used up or marked as used with it.
    Right { opener: Opener, changes: Vec<Change> },
    /// The answer is wrong: the sign-in's state with one try less, and what the page says.
    Wrong { state: SignInState, notice: Notice },
    /// The answer is malformed and uses up no try, or no time or tries are left; the page says so.
    Refused(Notice),
    /// No time or no tries are left; the flow replaces the challenge by a new one.
    Over,
}

/// How a new sheet of one-time codes is noted in the audit log, and told to the owner.
pub(crate) struct Sheet {
    pub(crate) event: Event,
    pub(crate) notice: News,
}

/// A kind of second factor. Implementations keep no state: what they need comes in with each call.
#[async_trait]
pub(crate) trait SecondFactor: Send + Sync {
    /// The sign-in method whose second step this is.
    fn method(&self) -> Method;

    /// Whether an account with these factors has registered it.
    fn is_registered(&self, factors: &Factors) -> bool;

    /// What an account's owner does to register it.
    fn registration(&self) -> Remedy;

    /// What follows when an owner has kept a sheet of its one-time codes; `None` if it is not registered by one.
    fn sheet(&self) -> Option<Sheet> {
        None
    }

    /// Everything that wrong answers are counted for separately (C06). The factor is locked once all of these are.
    fn counted(&self, factors: &Factors) -> Vec<Factor>;

    /// Whether a right answer by another method unlocks it, whatever device gave that answer.
    fn is_opened_by(&self, _other: Method) -> bool {
        true
    }

    /// Whether the operator's configuration offers it.
    fn is_offered(&self, _sluss: &Sluss) -> bool {
        true
    }

    /// Whether it is paused for a while, for a reason other than being locked.
    async fn is_paused(&self, _sluss: &Sluss, _account: &Account, _factors: &Factors) -> Result<bool, Error> {
        Ok(false)
    }

    /// The state in which its step begins, and the changes to commit with that.
    async fn begin(&self, sluss: &Sluss, begin: Begin<'_>) -> Result<(SignInState, Vec<Change>), Error>;

    /// What the page says when a challenge has been replaced by a new one.
    fn renewed(&self) -> Option<Notice> {
        None
    }

    /// Verifies what was typed on the sign-in page, without changing anything.
    ///
    /// # Errors
    /// [`Error::Conflict`] if the sign-in is not waiting for an answer of this kind.
    async fn verify(&self, sluss: &Sluss, sign_in: &SignIn, factors: &Factors, typed: &str) -> Result<Verdict, Error>;
}
