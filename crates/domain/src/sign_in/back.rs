//! The way back: one step, or as far as a person has gone back in the browser.

use super::{SignIn, State};
use crate::secret::{Bearer, Kind};
use crate::store::Change;
use crate::{Error, Sluss};

impl State {
    /// The step before, with what was typed there; `None` where there is no way back.
    fn before(&self) -> Option<Self> {
        let email = self.email().to_owned();
        match self {
            Self::Password { .. } => Some(Self::Identify { email }),
            Self::SmsCode { account, challenge, .. } => Some(Self::SmsNumber {
                email,
                account: account.clone(),
                typed: challenge.number.clone(),
                again_at: None,
            }),
            Self::Extra { method, .. } => Some(Self::Password { email, method: *method, let_on: None }),
            state => state.between().map(|(_, method)| Self::Password { email, method, let_on: None }),
        }
    }
}

impl SignIn {
    /// The sign-in as it looked when it was at this height; `None` where no way leads back there.
    #[must_use]
    pub fn seen_from(&self, height: u8) -> Option<Self> {
        let mut state = self.state.clone();
        while state.height() > height {
            state = state.before()?;
        }
        (state != self.state).then(|| Self { state, notice: None, ..self.clone() })
    }
}

impl Sluss {
    /// Goes back one page; what was typed stays.
    ///
    /// # Errors
    /// [`Error::Conflict`] when there is no way back.
    pub async fn go_back(&self, sign_in: SignIn) -> Result<SignIn, Error> {
        let state = match &sign_in.state {
            first @ State::Identify { .. } => first.clone(),
            state => state.before().ok_or(Error::Conflict)?,
        };
        self.advance(sign_in, state, None).await
    }

    /// Goes back to where the browser has gone back to already, if the sign-in is further.
    ///
    /// # Errors
    /// [`Error::Conflict`] when it has gone on meanwhile.
    pub async fn go_back_to(&self, sign_in: SignIn, height: u8) -> Result<SignIn, Error> {
        match sign_in.seen_from(height) {
            Some(earlier) => self.advance(sign_in, earlier.state, None).await,
            None => Ok(sign_in),
        }
    }

    /// Whether the site has redeemed the code that this sign-in gave: then there is nothing more to hand over.
    ///
    /// # Errors
    /// Only the store's.
    pub async fn is_delivered(&self, sign_in: &SignIn) -> Result<bool, Error> {
        let (State::Passed { .. }, Some(_)) = (&sign_in.state, sign_in.target.client()) else { return Ok(false) };
        let grant = self.store.grant(&self.code_of(sign_in).hash()).await?;
        Ok(grant.is_some_and(|grant| grant.used))
    }

    /// Whether the last page of a sign-in in a frame may have the code: once, since whoever holds the address is shown that page (S32). In a
    /// browser of its own, which shows that it began the sign-in, it may as often as it is loaded.
    ///
    /// # Errors
    /// Only the store's.
    pub async fn may_hand_over(&self, sign_in: &SignIn) -> Result<bool, Error> {
        let (State::Passed { .. }, None) = (&sign_in.state, &sign_in.browser) else { return Ok(true) };
        let proof = self.sealer.prove("handed over", sign_in.handle.as_str());
        let once = Bearer::from_bytes(Kind::Proof, &proof).hash();
        let until = self.now().after(self.policy.sign_in_lifetime);
        match self.store.commit(vec![Change::AddProof(once, until)]).await.map_err(Error::from) {
            Err(Error::Conflict) => Ok(false),
            other => other.map(|()| true),
        }
    }
}
