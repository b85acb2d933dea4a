//! Between the gates: which second gate it shall be, and the way to it. Here alone it is known both what the site asks for and
//! what the account has.

use sluss_protocol::method::Method;
use sluss_protocol::sign_in::Notice;

use crate::error::Error;
use crate::model::account::Account;
use crate::model::sign_in::{Evidence, SignIn, State};
use crate::ports::store::Change;
use crate::sluss::Sluss;

/// The second step of a sign-in.
#[derive(Clone, Copy, Debug)]
pub struct SecondSteps<'a> {
    pub(crate) sluss: &'a Sluss,
}

impl Sluss {
    /// The second step of a sign-in.
    #[must_use]
    pub const fn second_steps(&self) -> SecondSteps<'_> {
        SecondSteps { sluss: self }
    }
}

impl SecondSteps<'_> {
    /// Goes to the second gate that was chosen with the right password; where the account cannot use it, to a choice of those that
    /// it can. `changes` are stored with the step.
    pub(super) async fn open_gate(
        &self,
        sign_in: SignIn,
        email: String,
        account: &Account,
        method: Method,
        changes: Vec<Change>,
    ) -> Result<SignIn, Error> {
        let factors = self.sluss.second_factors().of(&account.id).await?;
        if self.sluss.second_factors().cannot_use(&sign_in.target, account, &factors, method).await?.is_some() {
            let options = self.sluss.second_factors().options(&sign_in.target, account, &factors).await?;
            let state = State::Choose { email, account: account.id.clone(), tried: method, options };
            return self.sluss.sign_ins().advance_with(sign_in, state, None, changes).await;
        }
        match method {
            Method::Password => {
                self.sluss.sign_ins().pass(sign_in, email, Evidence::password(self.sluss, account), changes).await
            }
            Method::Recovery => {
                let state = State::Recovery { email, account: account.id.clone() };
                self.sluss.sign_ins().advance_with(sign_in, state, None, changes).await
            }
            Method::Pin => self.ask_devices(sign_in, email, account, &factors, changes).await,
            Method::Qr => {
                let challenge = self.new_challenge(&sign_in.target, account);
                let state = State::Challenge { email, account: account.id.clone(), challenge };
                self.sluss.sign_ins().advance_with(sign_in, state, None, changes).await
            }
            Method::Sms => {
                let state = self.ask_number(&sign_in, email, account);
                self.sluss.sign_ins().advance_with(sign_in, state, None, changes).await
            }
        }
    }

    /// Takes the choice of a second gate. The password was right in this very sign-in and is not asked for again.
    ///
    /// # Errors
    /// [`Error::Conflict`] when there is nothing to choose.
    pub async fn choose_gate(&self, sign_in: SignIn, method: Option<Method>) -> Result<SignIn, Error> {
        let State::Choose { email, account, .. } = &sign_in.state else { return Err(Error::Conflict) };
        let Some(method) = method else {
            let state = sign_in.state.clone();
            return self.sluss.sign_ins().advance(sign_in, state, Some(Notice::MethodUnfit)).await;
        };
        let email = email.clone();
        let account = self.still_open(account).await?;
        self.open_gate(sign_in, email, &account, method, Vec::new()).await
    }

    /// Leaves a second gate for a choice of all.
    ///
    /// # Errors
    /// [`Error::Conflict`] before the password and after the second gate.
    pub async fn other_gate(&self, sign_in: SignIn) -> Result<SignIn, Error> {
        let Some((account, tried)) = sign_in.state.between() else { return Err(Error::Conflict) };
        let account = self.still_open(account).await?;
        let factors = self.sluss.second_factors().of(&account.id).await?;
        let options = self.sluss.second_factors().options(&sign_in.target, &account, &factors).await?;
        let state = State::Choose { email: sign_in.state.email().to_owned(), account: account.id, tried, options };
        self.sluss.sign_ins().advance(sign_in, state, None).await
    }

    /// Whose password was right, for somebody who has lost all that opens the second gate.
    ///
    /// # Errors
    /// [`Error::Conflict`] before the password and after the second gate.
    pub async fn between_gates(&self, sign_in: &SignIn) -> Result<Account, Error> {
        let (account, _) = sign_in.state.between().ok_or(Error::Conflict)?;
        self.still_open(account).await
    }

    /// The account between its gates, unless it was shut meanwhile.
    pub(super) async fn still_open(&self, account: &crate::model::id::AccountId) -> Result<Account, Error> {
        self.sluss.store.account(account).await?.filter(|account| !account.disabled).ok_or(Error::Conflict)
    }
}
