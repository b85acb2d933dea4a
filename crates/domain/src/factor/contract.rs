//! The contract of a second factor: what it says of itself, how it is begun, and how an answer to it is looked at. Counting, locking, noting
//! and finishing are the flow's, for all alike; no factor does any of it.

use async_trait::async_trait;
use sluss_protocol::method::Method;
use sluss_protocol::sign_in::{Notice, UnavailableReason};

use crate::error::Error;
use crate::model::account::Account;
use crate::model::factor::Factor;
use crate::model::factors::Factors;
use crate::model::opener::Opener;
use crate::model::remedy::Remedy;
use crate::model::sign_in::{SignIn, SignInState};
use crate::ports::store::Change;
use crate::sluss::Sluss;

/// A sign-in whose password was right, and whose it is.
#[derive(Clone, Copy)]
pub(crate) struct Begin<'a> {
    pub(crate) sign_in: &'a SignIn,
    pub(crate) account: &'a Account,
    pub(crate) factors: &'a Factors,
}

/// What an answer was. The store has seen nothing of it yet.
pub(crate) enum Verdict {
    /// It was right: by what, and what is used up or marked as used by it.
    Right { opener: Opener, changes: Vec<Change> },
    /// It was wrong: how the sign-in stands with one try less, and what the page says.
    Wrong { state: SignInState, notice: Notice },
    /// It could not be an answer, so it is no try; or time and tries are used up, and the page says so.
    Refused(Notice),
    /// Time or tries are used up, and a new challenge takes its place.
    Over,
}

/// One second factor.
#[async_trait]
pub(crate) trait SecondFactor: Send + Sync {
    /// The method whose second step it is.
    fn method(&self) -> Method;

    /// Why an account that has these factors does not have it.
    fn lacks(&self, factors: &Factors) -> Option<UnavailableReason>;

    /// What makes an account have it.
    fn registration(&self) -> Remedy;

    /// Everything of it whose wrong answers are counted apart (C06). It is locked once all of that is.
    fn counted(&self, factors: &Factors) -> Vec<Factor>;

    /// Whether a right answer of another method opens it once it is locked, whatever that was made with.
    fn is_opened_by(&self, _other: Method) -> bool {
        true
    }

    /// Whether the operator offers it.
    fn is_offered(&self, _sluss: &Sluss) -> bool {
        true
    }

    /// Whether it rests for a while, beyond being locked.
    async fn is_paused(&self, _sluss: &Sluss, _account: &Account, _factors: &Factors) -> Result<bool, Error> {
        Ok(false)
    }

    /// How the sign-in stands once it is begun, and what happens together with that.
    async fn begin(&self, sluss: &Sluss, begin: Begin<'_>) -> Result<(SignInState, Vec<Change>), Error>;

    /// What the page says when a challenge takes the place of another.
    fn renewed(&self) -> Option<Notice> {
        None
    }

    /// Looks at what was typed on the sign-in page.
    ///
    /// # Errors
    /// [`Error::Conflict`] where the sign-in waits for no answer of this kind.
    async fn verify(&self, sluss: &Sluss, sign_in: &SignIn, factors: &Factors, typed: &str) -> Result<Verdict, Error>;
}
