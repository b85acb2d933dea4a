//! Access tokens: given for a one-time result, and looked up by whoever shows one.

use crate::error::Error;
use crate::model::authorization::{AccessToken, Grant};
use crate::model::secret::{Bearer, BearerHash, Kind};
use crate::ports::entropy::new_secret;
use crate::ports::store::Change;
use crate::relying_party::RelyingParties;

impl RelyingParties<'_> {
    /// A new access token for what a result was given for, and the change that makes it count.
    #[must_use]
    pub fn new_access_token(&self, grant: &Grant, scope: &str) -> (Bearer, Change) {
        let token = new_secret(Kind::AccessToken, &*self.sluss.entropy);
        let kept = AccessToken {
            token: token.hash(),
            code: grant.code.clone(),
            account: grant.account.clone(),
            opener: grant.opener.clone(),
            scope: scope.to_owned(),
            expires_at: self.sluss.now().after(self.sluss.policy.access_token_lifetime),
        };
        (token, Change::AddAccessToken(kept))
    }

    /// Whom an access token speaks of, and what it opens.
    ///
    /// # Errors
    /// [`Error::NotSignedIn`] where it opens nothing.
    pub async fn access_token(&self, shown: &str) -> Result<AccessToken, Error> {
        let hash = BearerHash::of(Kind::AccessToken, shown).ok_or(Error::NotSignedIn)?;
        let token = self.sluss.store.access_token(&hash).await?.ok_or(Error::NotSignedIn)?;
        if self.sluss.now() >= token.expires_at { Err(Error::NotSignedIn) } else { Ok(token) }
    }
}
