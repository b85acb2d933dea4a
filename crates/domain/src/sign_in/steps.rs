//! The steps that need no secret: begin, say who you are, change the language, cancel.

use sluss_protocol::language::Language;
use sluss_protocol::method::Method;
use sluss_protocol::sign_in::{EndReason, Notice};

use crate::error::Error;
use crate::model::email::Email;
use crate::model::secret::{Bearer, BearerHash, Kind};
use crate::model::sign_in::{Reached, SignIn, SignInState, Target};
use crate::model::visitor::Visitor;
use crate::model::wake_up::Topic;
use crate::ports::entropy::new_secret;
use crate::ports::store::Change;
use crate::sign_in::SignIns;

impl SignIns<'_> {
    /// Begins a sign-in. The handle goes into its address; `browser` binds it to the browser that holds that secret.
    ///
    /// # Errors
    /// [`Error::Crowded`] while too many sign-ins are at the beginning.
    pub async fn begin(
        &self,
        target: Target,
        browser: Option<BearerHash>,
        visitor: Visitor,
        language: Language,
        email: &str,
    ) -> Result<Bearer, Error> {
        let handle = new_secret(Kind::SignIn, &*self.sluss.entropy);
        let sign_in = SignIn {
            handle: handle.hash(),
            browser,
            visitor,
            target,
            language,
            state: SignInState::Identify { email: shorten(email) },
            notice: None,
            expires_at: self.sluss.now().after(self.sluss.policy.sign_in_lifetime),
            reached: Reached::Begun,
            version: 0,
        };
        self.add(sign_in).await?;
        Ok(handle)
    }

    /// Finds the sign-in of a handle in its current state; one whose time is over has ended.
    ///
    /// # Errors
    /// [`Error::NotFound`] if there is none.
    pub async fn find(&self, handle: &str) -> Result<SignIn, Error> {
        let hash = BearerHash::of(Kind::SignIn, handle).ok_or(Error::NotFound)?;
        Ok(self.as_it_is_now(self.sluss.store.sign_in(&hash).await?.ok_or(Error::NotFound)?))
    }

    /// The stored sign-in, or its end if its time is over.
    pub(crate) fn as_it_is_now(&self, mut sign_in: SignIn) -> SignIn {
        let now = self.sluss.now();
        if let SignInState::Passed { evidence, .. } = &sign_in.state {
            if now >= evidence.at.after(self.sluss.policy.code_lifetime) {
                sign_in.state = SignInState::Ended { reason: EndReason::Finished };
            }
        } else if now >= sign_in.expires_at && !matches!(sign_in.state, SignInState::Ended { .. }) {
            sign_in.state = SignInState::Ended { reason: EndReason::Expired };
        }
        sign_in
    }

    /// Takes the address. The method that was last used in this browser is preselected; that says nothing about the
    /// account (H01).
    ///
    /// # Errors
    /// [`Error::Conflict`] if the sign-in has moved on.
    pub async fn identify(&self, sign_in: SignIn, typed: &str, remembered: Option<Method>) -> Result<SignIn, Error> {
        if !matches!(sign_in.state, SignInState::Identify { .. } | SignInState::Password { .. }) {
            return Err(Error::Conflict);
        }
        let Some(email) = Email::parse(typed) else {
            let state = SignInState::Identify { email: shorten(typed) };
            return self.advance(sign_in, state, Some(Notice::EmailForm)).await;
        };
        let method = self.suggested(&sign_in.target, remembered);
        let state = SignInState::Password { email: email.as_str().to_owned(), method, let_on: None };
        self.advance(sign_in, state, None).await
    }

    /// The method that the drop-down preselects: the one that this browser remembers if it is available, otherwise the
    /// first that is.
    fn suggested(&self, target: &Target, remembered: Option<Method>) -> Method {
        let fits = |method: &Method| self.sluss.second_factors().unavailable(target, *method).is_none();
        remembered.filter(fits).or_else(|| Method::ALL.into_iter().find(fits)).unwrap_or(Method::Qr)
    }

    /// Resets the drop-down to the method that this browser remembers, or to none.
    ///
    /// # Errors
    /// [`Error::Conflict`] if the sign-in is at another step.
    pub async fn suggest(&self, sign_in: SignIn, remembered: Option<Method>) -> Result<SignIn, Error> {
        let SignInState::Password { email, let_on, .. } = &sign_in.state else { return Err(Error::Conflict) };
        let (email, let_on) = (email.clone(), let_on.clone());
        let state = SignInState::Password { email, method: self.suggested(&sign_in.target, remembered), let_on };
        self.advance(sign_in, state, None).await
    }

    /// Changes the language and nothing else.
    ///
    /// # Errors
    /// [`Error::Conflict`] if the sign-in has moved on.
    pub async fn change_language(&self, mut sign_in: SignIn, language: Language) -> Result<SignIn, Error> {
        sign_in.language = language;
        let (state, notice) = (sign_in.state.clone(), sign_in.notice);
        self.advance(sign_in, state, notice).await
    }

    /// Cancels the sign-in; it cannot be resumed.
    ///
    /// # Errors
    /// [`Error::Conflict`] if it is already over.
    pub async fn cancel(&self, sign_in: SignIn) -> Result<SignIn, Error> {
        if matches!(sign_in.state, SignInState::Passed { .. } | SignInState::Ended { .. }) {
            return Err(Error::Conflict);
        }
        self.advance(sign_in, SignInState::Ended { reason: EndReason::Cancelled }, None).await
    }

    /// Moves on to a state in which nothing was consumed.
    pub(crate) async fn advance(
        &self,
        sign_in: SignIn,
        state: SignInState,
        notice: Option<Notice>,
    ) -> Result<SignIn, Error> {
        self.advance_with(sign_in, state, notice, Vec::new()).await
    }

    /// Moves on to a state together with whatever else must happen then, or not at all.
    pub(crate) async fn advance_with(
        &self,
        sign_in: SignIn,
        state: SignInState,
        notice: Option<Notice>,
        mut changes: Vec<Change>,
    ) -> Result<SignIn, Error> {
        let left = self.left_behind(&sign_in.state, &state);
        let reached = sign_in.reached.max(state.reached());
        changes.extend(self.leave_crowd(&sign_in, reached));
        let mut next = SignIn { state, notice, reached, ..sign_in };
        changes.insert(0, Change::AdvanceSignIn(next.clone()));
        changes.extend(left);
        self.sluss.store.commit(changes).await?;
        next.version += 1;
        Ok(next)
    }

    /// Voids a request that nobody waits for any more, so that it disappears from the devices.
    fn left_behind(&self, from: &SignInState, to: &SignInState) -> Vec<Change> {
        match (from, to) {
            (_, SignInState::Approval { .. } | SignInState::Passed { .. }) => Vec::new(),
            (SignInState::Approval { account, .. }, _) => {
                vec![
                    Change::VoidApprovalsOf(account.clone()),
                    self.sluss.messages().wake_up(&Topic::Account(account.clone())),
                ]
            }
            _ => Vec::new(),
        }
    }
}

/// As much of the typed text as could be an address, to show it again.
fn shorten(typed: &str) -> String {
    typed.trim().chars().filter(|c| !c.is_control()).take(Email::MAX_BYTES).collect()
}
