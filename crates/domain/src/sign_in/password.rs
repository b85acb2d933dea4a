//! The first gate: the password. What is known of the account shows only behind it (H01, H02).

use sluss_protocol::method::Method;
use sluss_protocol::sign_in::Notice;

use super::{Evidence, SignIn, State, Target};
use crate::account::Account;
use crate::email::Email;
use crate::password::Password;
use crate::ports::Verdict;
use crate::store::Change;
use crate::{Error, Sluss};

impl Sluss {
    /// Takes the password and the chosen method.
    ///
    /// # Errors
    /// [`Error::Conflict`] when the sign-in has moved on, [`Error::Busy`] when it should be tried again in a moment.
    pub async fn prove_password(&self, sign_in: SignIn, method: Method, typed: &str) -> Result<SignIn, Error> {
        let State::Password { email, .. } = &sign_in.state else {
            return Err(Error::Conflict);
        };
        let email = email.clone();
        let stay = State::Password { email: email.clone(), method };
        if self.unfit(&sign_in.target, method).is_some() {
            let state = sign_in.state.clone();
            return self.advance(sign_in, state, Some(Notice::MethodUnfit)).await;
        }
        if typed.is_empty() {
            return self.advance(sign_in, stay, Some(Notice::PasswordMissing)).await;
        }
        let Some((account, renewal)) = self.check_password(&email, typed).await? else {
            return self.advance(sign_in, stay, Some(Notice::WrongPassword)).await;
        };
        self.open_gate(sign_in, email, &account, method, renewal).await
    }

    /// The account whose password this is, and the change that stores a newer hash if one is due. Unknown, disabled and
    /// wrong all take the same work and give the same answer.
    async fn check_password(&self, email: &str, typed: &str) -> Result<Option<(Account, Vec<Change>)>, Error> {
        let Some(password) = Password::typed(typed) else { return Ok(None) };
        let account = match Email::parse(email) {
            Some(email) => self.store.account_by_email(&email).await?,
            None => None,
        };
        let account = account.filter(|account| !account.disabled);
        let hash = account.as_ref().map(|account| account.password.clone());
        let verdict = self.hasher.verify(password.clone(), hash).await?;
        let (Some(account), Verdict::Right { outdated }) = (account, verdict) else { return Ok(None) };
        let mut renewal = Vec::new();
        if outdated {
            renewal.push(Change::SetPassword(account.id.clone(), self.hasher.hash(password).await?));
        }
        Ok(Some((account, renewal)))
    }

    /// Both gates are open: the session, the code for the site and the state come into being together (I07, J04).
    pub(super) async fn pass(
        &self,
        sign_in: SignIn,
        email: String,
        evidence: Evidence,
        mut changes: Vec<Change>,
    ) -> Result<SignIn, Error> {
        if let Some(audience) = sign_in.opens() {
            changes.push(self.open_session(&self.session_token(&sign_in), &evidence, audience, &sign_in.visitor));
        }
        if let Target::Site { client, request, .. } = &sign_in.target {
            changes.push(self.grant(self.code_of(&sign_in).hash(), client, request, &evidence));
        }
        self.advance_with(sign_in, State::Passed { email, evidence }, None, changes).await
    }
}

impl Evidence {
    pub(super) fn password(sluss: &Sluss, account: &Account) -> Self {
        Self { account: account.id.clone(), method: Method::Password, at: sluss.now() }
    }
}
