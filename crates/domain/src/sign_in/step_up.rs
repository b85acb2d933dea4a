//! A sign-in to the account pages that begins at its second step: the password was right in this browser a short while
//! ago, and has opened a session with it. It knows no factor by name.

use sluss_protocol::method::{Level, Method};

use crate::error::Error;
use crate::model::session::Session;
use crate::model::sign_in::{SignIn, SignInState, Target};
use crate::ports::store::{Change, OwnChange};
use crate::session::Sessions;
use crate::sign_in::SignIns;

impl SignIns<'_> {
    /// Takes the password that opened `session` as the one of this sign-in, and goes on to the second step of the method
    /// that the browser remembers, or of the first that the account can use. A session that is not fresh, or from which
    /// nothing is missing, leaves the sign-in as it is (S03).
    ///
    /// # Errors
    /// [`Error::Conflict`] if the session has ended meanwhile.
    pub async fn step_up(
        &self,
        sign_in: SignIn,
        session: &Session,
        remembered: Option<Method>,
    ) -> Result<SignIn, Error> {
        let (account, factors) = self.sluss.account_settings().own_account(session).await?;
        let begins = matches!(sign_in.state, SignInState::Identify { .. });
        let own = begins && matches!(sign_in.target, Target::Account { .. }) && session.level == Level::Basic;
        let missing = !Sessions::has_shown_enough(session, &factors);
        if !own || !missing || !self.sluss.sessions().is_fresh(session) {
            return Ok(sign_in);
        }
        let second_factors = self.sluss.second_factors();
        let usable = match remembered {
            Some(method) => second_factors.cannot_use(&sign_in.target, &account, &factors, method).await?.is_none(),
            None => false,
        };
        let first = second_factors.first_open(&sign_in.target, &account, &factors).await?;
        let method = remembered.filter(|_| usable).or(first).unwrap_or(Method::Qr);
        let sign_in = SignIn { state: SignInState::Identify { email: account.email.as_str().to_owned() }, ..sign_in };
        let stands = Change::Own(OwnChange::WhileSignedIn(session.token.clone()));
        self.sluss.second_steps().begin(sign_in, &account, method, vec![stands]).await
    }
}
