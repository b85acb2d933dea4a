//! Going back: one step, or as far as the person has gone back in the browser.

use crate::error::Error;
use crate::model::secret::{Bearer, Kind};
use crate::model::sign_in::{SignIn, SignInState};
use crate::ports::store::Change;
use crate::sign_in::SignIns;

impl SignIns<'_> {
    /// Goes back one page; what was typed stays.
    ///
    /// # Errors
    /// [`Error::Conflict`] if there is no way back.
    pub async fn go_back(&self, sign_in: SignIn) -> Result<SignIn, Error> {
        let state = match &sign_in.state {
            first @ SignInState::Identify { .. } => first.clone(),
            state => state.before().ok_or(Error::Conflict)?,
        };
        self.advance(sign_in, state, None).await
    }

    /// Goes back to where the browser has already gone back, if the sign-in is further than that.
    ///
    /// # Errors
    /// [`Error::Conflict`] if it has moved on meanwhile.
    pub async fn go_back_to(&self, sign_in: SignIn, height: u8) -> Result<SignIn, Error> {
        match sign_in.seen_from(height) {
            Some(earlier) => self.advance(sign_in, earlier.state, None).await,
            None => Ok(sign_in),
        }
    }

    /// Whether the relying party has redeemed the code of this sign-in, so that there is nothing left to hand over.
    ///
    /// # Errors
    /// Only store errors.
    pub async fn is_delivered(&self, sign_in: &SignIn) -> Result<bool, Error> {
        let (SignInState::Passed { .. }, Some(_)) = (&sign_in.state, sign_in.target.client()) else { return Ok(false) };
        let grant = self.sluss.store.grant(&self.code_of(sign_in).hash()).await?;
        Ok(grant.is_some_and(|grant| grant.used))
    }

    /// Whether the last page of a sign-in may have the code. In a frame it may once, since whoever has the address is
    /// shown that page (S32). In a browser of its own, which proves that it began the sign-in, it may as often as it is
    /// loaded.
    ///
    /// # Errors
    /// Only store errors.
    pub async fn may_hand_over(&self, sign_in: &SignIn) -> Result<bool, Error> {
        let (SignInState::Passed { .. }, None) = (&sign_in.state, &sign_in.browser) else { return Ok(true) };
        let proof = self.sluss.sealer.tag("handed over", sign_in.handle.as_str());
        let once = Bearer::from_bytes(Kind::Proof, &proof).hash();
        let until = self.sluss.now().after(self.sluss.policy.sign_in_lifetime);
        match self.sluss.store.commit(vec![Change::AddProof(once, until)]).await.map_err(Error::from) {
            Err(Error::Conflict) => Ok(false),
            other => other.map(|()| true),
        }
    }
}
