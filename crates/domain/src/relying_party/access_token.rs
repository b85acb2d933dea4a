//! Access tokens: issued for a one-time result or to a client itself, looked up when somebody shows one, and revoked.

use crate::error::Error;
use crate::model::authorization::{AccessToken, ClientToken, Grant, TokenFacts};
use crate::model::secret::{Bearer, BearerHash, Kind};
use crate::ports::entropy::new_secret;
use crate::ports::store::{Change, IssuedChange};
use crate::relying_party::RelyingParties;

impl RelyingParties<'_> {
    /// A new access token for a one-time result, and the change that makes it valid. When, by whom and how surely the
    /// person was authenticated comes from the result.
    #[must_use]
    pub fn new_access_token(&self, grant: &Grant, scope: &str, facts: TokenFacts) -> (Bearer, Change) {
        let token = new_secret(Kind::AccessToken, &*self.sluss.entropy);
        let facts = TokenFacts {
            client: grant.client.clone(),
            issued_at: self.sluss.now().seconds(),
            authenticated_at: grant.authenticated_at.seconds(),
            level: Some(grant.level),
            ..facts
        };
        let kept = AccessToken {
            token: token.hash(),
            code: grant.code.clone(),
            account: grant.account.clone(),
            opener: grant.opener.clone(),
            scope: scope.to_owned(),
            facts,
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

    /// Issues an access token to a client itself.
    ///
    /// # Errors
    /// Only store errors.
    pub async fn issue_client_token(&self, client: &str, facts: TokenFacts) -> Result<Bearer, Error> {
        let token = new_secret(Kind::ClientToken, &*self.sluss.entropy);
        let kept = ClientToken {
            token: token.hash(),
            facts: TokenFacts { client: client.to_owned(), issued_at: self.sluss.now().seconds(), ..facts },
            expires_at: self.sluss.now().after(self.sluss.policy.access_token_lifetime),
        };
        self.sluss.store.commit(vec![Change::Issued(IssuedChange::AddClientToken(kept))]).await?;
        Ok(token)
    }

    /// Finds an access token of a client itself that somebody shows.
    ///
    /// # Errors
    /// [`Error::NotSignedIn`] if it is not valid.
    pub async fn client_token(&self, shown: &str) -> Result<ClientToken, Error> {
        let hash = BearerHash::of(Kind::ClientToken, shown).ok_or(Error::NotSignedIn)?;
        let token = self.sluss.store.client_token(&hash).await?.ok_or(Error::NotSignedIn)?;
        if self.sluss.now() >= token.expires_at { Err(Error::NotSignedIn) } else { Ok(token) }
    }

    /// Revokes what a client shows, if it was issued to that client: an access token alone, or a refresh token with
    /// everything that it was issued for (RFC 7009, section 2.1). A token of another client, or none, changes nothing.
    ///
    /// # Errors
    /// Only store errors.
    pub async fn revoke(&self, shown: &str, client: &str) -> Result<(), Error> {
        let own = Error::or_none(self.access_token(shown).await)?.is_some_and(|token| token.facts.client == client)
            || Error::or_none(self.client_token(shown).await)?.is_some_and(|token| token.facts.client == client);
        let one = [Kind::AccessToken, Kind::ClientToken].into_iter().find_map(|kind| BearerHash::of(kind, shown));
        if let Some(token) = one.filter(|_| own) {
            let revoked = Change::Issued(IssuedChange::RevokeAccessToken(token));
            return Ok(self.sluss.store.commit(vec![revoked]).await?);
        }
        let Some(refresh) = self.refresh_token_of(shown, client).await? else { return Ok(()) };
        Ok(self.sluss.store.commit(vec![Change::RevokeTokensOf(refresh.grant.code)]).await?)
    }
}
