//! The first step: the password. Nothing that is known of the account shows before it (H01, H02).

use sluss_protocol::method::{Level, Method};
use sluss_protocol::sign_in::Notice;

use crate::account::Among;
use crate::error::Error;
use crate::model::account::Account;
use crate::model::attempts::Caller;
use crate::model::audit::Event;
use crate::model::email::Email;
use crate::model::id::AccountId;
use crate::model::password::Password;
use crate::model::session::Audience;
use crate::model::sign_in::{Evidence, LetOn, SignIn, SignInState, Target};
use crate::ports::password::Verdict;
use crate::ports::store::{Change, OwnChange};
use crate::sign_in::SignIns;

impl SignIns<'_> {
    /// Takes the password and the chosen method.
    ///
    /// # Errors
    /// [`Error::Conflict`] if the sign-in has moved on, [`Error::Busy`] if it should be tried again in a moment,
    /// [`Error::TooManyTries`] if no attempt is permitted now.
    pub async fn prove_password(
        &self,
        sign_in: SignIn,
        method: Method,
        typed: &str,
        caller: &Caller,
    ) -> Result<SignIn, Error> {
        let SignInState::Password { email, let_on, .. } = &sign_in.state else {
            return Err(Error::Conflict);
        };
        let (email, let_on) = (email.clone(), let_on.clone());
        let stay = SignInState::Password { email: email.clone(), method, let_on: let_on.clone() };
        if self.sluss.second_factors().unavailable(&sign_in.target, method).is_some() {
            let state = sign_in.state.clone();
            return self.advance(sign_in, state, Some(Notice::MethodUnavailable)).await;
        }
        if typed.is_empty() {
            return self.advance(sign_in, stay, Some(Notice::PasswordMissing)).await;
        }
        // No password is that long: this is not a guess, takes no work and so must leave no trace.
        if Password::typed(typed).is_none() {
            return self.advance(sign_in, stay, Some(Notice::WrongPassword)).await;
        }
        let owner = self.owner_of(&email).await?;
        // Held until the outcome is stored: until then the attempt counts as a failure.
        let tried = self.sluss.attempts().admit(&email, owner.as_ref(), caller, Among::Strangers).await?;
        if let_on.is_none() && !tried.wait_of_others.is_zero() {
            return self.challenge(sign_in, email, method).await;
        }
        let (account, renewal) = match self.check_password(owner, typed).await? {
            Checked::Right(account, renewal) => (*account, renewal),
            Checked::Wrong(owner) => {
                let mut changes = self.sluss.attempts().count_try(&tried, caller);
                let nobody = owner.is_none();
                let entry = self.note(&sign_in, Event::WrongPassword, owner, method, &caller.visitor);
                changes.push(if nobody { self.sluss.attempts().note_nobody(entry, &caller.visitor) } else { entry });
                // The exemption was for one attempt.
                let stay = SignInState::Password { email, method, let_on: None };
                return self.advance_with(sign_in, stay, Some(Notice::WrongPassword), changes).await;
            }
        };
        let changes: Vec<_> = tried.clear().into_iter().chain(renewal).collect();
        if let Some(LetOn::Recovery { account: shown, opener }) = let_on
            && shown == account.id
            && self.sluss.second_factors().is_enough(&sign_in.target, &account, Method::Recovery)
        {
            let factors = self.sluss.second_factors().of(&shown).await?;
            let opened = self.sluss.second_steps().opened_by(&opener, &shown, &factors, &sign_in.visitor);
            let changes = [changes, opened].concat();
            let evidence = Evidence { account: shown, method: Method::Recovery, opener, at: self.sluss.now() };
            return self.pass(sign_in, evidence, changes).await;
        }
        self.sluss.second_steps().begin(sign_in, &account, method, changes).await
    }

    /// The account with this address, disabled or not.
    pub(super) async fn owner_of(&self, email: &str) -> Result<Option<Account>, Error> {
        match Email::parse(email) {
            Some(email) => self.sluss.store.account_by_email(&email).await,
            None => Ok(None),
        }
    }

    /// Checks the account's password, and prepares the change that stores a newer hash if one is due. An unknown
    /// address, a disabled account and a wrong password all take the same work and get the same answer.
    async fn check_password(&self, owner: Option<Account>, typed: &str) -> Result<Checked, Error> {
        let id = owner.as_ref().map(|account| account.id.clone());
        let Some(password) = Password::typed(typed) else { return Ok(Checked::Wrong(id)) };
        let account = owner.filter(|account| !account.disabled);
        let hash = account.as_ref().map(|account| account.password.clone());
        let verdict = self.sluss.hasher.verify(password.clone(), hash).await?;
        let (Some(account), Verdict::Right { outdated }) = (account, verdict) else { return Ok(Checked::Wrong(id)) };
        let mut renewal = Vec::new();
        if outdated {
            renewal.push(Change::SetPassword(account.id.clone(), self.sluss.hasher.hash(password).await?));
        }
        Ok(Checked::Right(Box::new(account), renewal))
    }

    /// Completes a sign-in: session, code for the relying party, entry in the audit log and state come into being
    /// together (I07, J04), unless the account has been disabled since the password was right (F09).
    pub(crate) async fn pass(
        &self,
        sign_in: SignIn,
        evidence: Evidence,
        mut changes: Vec<Change>,
    ) -> Result<SignIn, Error> {
        let (id, email) = (&evidence.account, sign_in.state.email().to_owned());
        if evidence.level() >= Level::Medium {
            changes.push(Change::Own(OwnChange::ShowFactor(id.clone())));
            if sign_in.opens() == Audience::Account {
                // Ends what the password alone had opened before (S03).
                changes.push(Change::Own(OwnChange::EndBasicSessions { account: id.clone(), keep: None }));
            }
        }
        let token = self.session_token(&sign_in);
        changes.push(self.sluss.sessions().open(&token, &evidence, &sign_in));
        if let Target::Site { client, request, .. } = &sign_in.target {
            changes.push(self.sluss.relying_parties().grant(
                self.code_of(&sign_in).hash(),
                client,
                request,
                &evidence,
                Some(token.hash()),
            ));
        }
        changes.push(self.note(&sign_in, Event::SignedIn, Some(id.clone()), evidence.method, &sign_in.visitor));
        self.advance_with(sign_in, SignInState::Passed { email, evidence }, None, changes).await
    }
}

/// What checking the password found.
enum Checked {
    /// The account, and the change to its hash if one is due.
    Right(Box<Account>, Vec<Change>),
    /// The account that has the address, if any.
    Wrong(Option<AccountId>),
}
