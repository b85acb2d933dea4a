//! Refresh tokens (J05): each works once and is followed by another of the same family; a second use of any of them ends the family. They
//! outlive the session that they were issued in, and end with whatever ends everything (docs/decisions/0070).

use crate::error::Error;
use crate::model::authorization::{Grant, RefreshToken};
use crate::model::secret::{Bearer, BearerHash, Kind};
use crate::ports::entropy::new_secret;
use crate::ports::store::{Change, IssuedChange};
use crate::relying_party::RelyingParties;

impl RelyingParties<'_> {
    /// The first refresh token of a family, for a code that is being redeemed, and the change that makes it valid.
    #[must_use]
    pub fn new_refresh_token(&self, grant: &Grant, jkt: Option<String>) -> (Bearer, Change) {
        let expires_at = self.sluss.now().after(self.sluss.policy.refresh_lifetime);
        self.next(Grant { expires_at, ..grant.clone() }, jkt)
    }

    /// A token in the family of this sign-in, which ends when the family does.
    fn next(&self, grant: Grant, jkt: Option<String>) -> (Bearer, Change) {
        let token = new_secret(Kind::RefreshToken, &*self.sluss.entropy);
        let grant = Grant { used: false, session: None, ..grant };
        let kept = RefreshToken { token: token.hash(), grant, jkt };
        (token, Change::Issued(IssuedChange::AddRefreshToken(kept)))
    }

    /// Finds a refresh token for the relying party that shows it, without using it up.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Expired`], or [`Error::AlreadyUsed`], which also ends the whole family.
    pub async fn find_refresh_token(&self, shown: &str, client: &str) -> Result<RefreshToken, Error> {
        let token = self.refresh_token_of(shown, client).await?.ok_or(Error::NotFound)?;
        if token.grant.used {
            self.sluss.store.commit(vec![Change::RevokeTokensOf(token.grant.code)]).await?;
            return Err(Error::AlreadyUsed);
        }
        if self.sluss.now() >= token.grant.expires_at { Err(Error::Expired) } else { Ok(token) }
    }

    /// A refresh token that this relying party could use now; asking changes nothing.
    ///
    /// # Errors
    /// Only store errors.
    pub async fn live_refresh_token(&self, shown: &str, client: &str) -> Result<Option<RefreshToken>, Error> {
        let found = self.refresh_token_of(shown, client).await?;
        Ok(found.filter(|token| !token.grant.used && self.sluss.now() < token.grant.expires_at))
    }

    /// A refresh token that was issued to this relying party, used, expired or not.
    pub(crate) async fn refresh_token_of(&self, shown: &str, client: &str) -> Result<Option<RefreshToken>, Error> {
        let Some(hash) = BearerHash::of(Kind::RefreshToken, shown) else { return Ok(None) };
        Ok(self.sluss.store.refresh_token(&hash).await?.filter(|token| token.grant.client == client))
    }

    /// Leaves a refresh token as it is, in the commit that adds what is issued for it: for clients whose profile forbids
    /// rotation, since their tokens are bound to a key (FAPI 2.0 Security Profile, section 5.3.2.1).
    ///
    /// # Errors
    /// [`Error::AlreadyUsed`] if it has ended meanwhile.
    pub async fn hold(&self, token: RefreshToken, given: Vec<Change>) -> Result<(), Error> {
        let held = Change::Issued(IssuedChange::HoldRefreshToken(token.token));
        match self.sluss.store.commit([held].into_iter().chain(given).collect()).await.map_err(Error::from) {
            Err(Error::Conflict) => Err(Error::AlreadyUsed),
            other => other,
        }
    }

    /// Uses a refresh token up, together with what is issued for it and with its successor; of several concurrent
    /// attempts only one succeeds.
    ///
    /// # Errors
    /// [`Error::AlreadyUsed`] for all others, which also ends the family.
    pub async fn rotate(&self, token: RefreshToken, given: Vec<Change>) -> Result<Bearer, Error> {
        let family = token.grant.code.clone();
        let (successor, added) = self.next(token.grant, token.jkt);
        let used = Change::Issued(IssuedChange::UseRefreshToken(token.token));
        let changes = [used, added].into_iter().chain(given).collect();
        match self.sluss.store.commit(changes).await.map_err(Error::from) {
            Err(Error::Conflict) => {
                self.sluss.store.commit(vec![Change::RevokeTokensOf(family)]).await?;
                Err(Error::AlreadyUsed)
            }
            other => other.map(|()| successor),
        }
    }
}
