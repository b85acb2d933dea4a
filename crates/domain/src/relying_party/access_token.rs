//! Access tokens: issued for a one-time result, and looked up when somebody shows one.

use crate::error::Error;
use crate::model::authorization::{AccessToken, Grant};
use crate::model::secret::{Bearer, BearerHash, Kind};
use crate::ports::entropy::new_secret;
use crate::ports::store::Change;
use crate::relying_party::RelyingParties;

impl RelyingParties<'_> {
    /// A new access token for a one-time result, and the change that makes it valid.
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

    /// Finds an access token that somebody shows.
    ///
    /// # Errors
    /// [`Error::NotSignedIn`] if it is not valid.
    pub async fn access_token(&self, shown: &str) -> Result<AccessToken, Error> {
        let hash = BearerHash::of(Kind::AccessToken, shown).ok_or(Error::NotSignedIn)?;
        let token = self.sluss.store.access_token(&hash).await?.ok_or(Error::NotSignedIn)?;
        if self.sluss.now() >= token.expires_at { Err(Error::NotSignedIn) } else { Ok(token) }
    }
}
