//! What a relying site gets at the end: a code that works once, and a token that says for whom (J04).

use crate::error::Error;
use crate::model::allowance::Allowance;
use crate::model::audit::{Entry, Event};
use crate::model::authorization::{AccessToken, Grant};
use crate::model::secret::{Bearer, BearerHash, Kind};
use crate::model::session::Session;
use crate::model::sign_in::Evidence;
use crate::model::visitor::Visitor;
use crate::ports::entropy::new_secret;
use crate::ports::store::{Bound, Change};
use crate::relying_party::RelyingParties;

impl RelyingParties<'_> {
    /// The change that makes a code count, as long as the session does that it was given in.
    pub(crate) fn grant(
        &self,
        code: BearerHash,
        client: &str,
        request: &str,
        evidence: &Evidence,
        session: Option<BearerHash>,
    ) -> Change {
        Change::AddGrant(Grant {
            code,
            session,
            client: client.to_owned(),
            request: request.to_owned(),
            account: evidence.account.clone(),
            method: evidence.method,
            opener: evidence.opener.clone(),
            level: evidence.level(),
            authenticated_at: evidence.at,
            expires_at: self.sluss.now().after(self.sluss.policy.code_lifetime),
            used: false,
        })
    }

    /// Gives a code for somebody who is signed in already, no questions asked; the session remembers for whom.
    ///
    /// # Errors
    /// [`Error::Crowded`] after too many of them.
    pub async fn grant_silently(
        &self,
        client: &str,
        request: &str,
        session: &Session,
        visitor: &Visitor,
    ) -> Result<Bearer, Error> {
        let code = new_secret(Kind::Code, &*self.sluss.entropy);
        let evidence = session.evidence();
        let grant = self.grant(code.hash(), client, request, &evidence, Some(session.token.clone()));
        let used = session.used_for(client);
        let (client, method) = (Some(client.to_owned()), Some(session.method));
        let entry = self.sluss.audit_log().entry(Event::Continued, Some(session.account.clone()), visitor);
        let noted = Change::Record(Entry { client, method, ..entry });
        // Whoever may sign up by themselves is a stranger with a session: what it can make us keep has an end too.
        let key = format!("continued by {}", session.account);
        let allowance = Allowance { key, limit: self.sluss.policy.continued_per_account, at: self.sluss.now() };
        let changes = [grant, noted, Change::Bound(Bound::Spend(allowance.clone()))].into_iter().chain(used).collect();
        match self.sluss.store.commit(changes).await.map_err(Error::from) {
            Err(Error::Conflict) => Err(self.sluss.attempts().refused(&allowance).await?),
            other => other.map(|()| code),
        }
    }

    /// Looks a code up for the client that shows it, without using it up, so that the request can be checked first.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Expired`], or [`Error::AlreadyUsed`], which also revokes what it was used for.
    pub async fn find_grant(&self, code: &str, client: &str) -> Result<Grant, Error> {
        let hash = BearerHash::of(Kind::Code, code).ok_or(Error::NotFound)?;
        let grant =
            self.sluss.store.grant(&hash).await?.filter(|grant| grant.client == client).ok_or(Error::NotFound)?;
        if grant.used {
            self.sluss.store.commit(vec![Change::RevokeTokensOf(hash)]).await?;
            return Err(Error::AlreadyUsed);
        }
        if self.sluss.now() >= grant.expires_at {
            return Err(Error::Expired);
        }
        Ok(grant)
    }

    /// Uses a code up and gives an access token for it; of many at the same instant, one succeeds.
    ///
    /// # Errors
    /// [`Error::AlreadyUsed`] for all others.
    pub async fn redeem(&self, grant: Grant, scope: &str) -> Result<Bearer, Error> {
        let token = new_secret(Kind::AccessToken, &*self.sluss.entropy);
        let kept = AccessToken {
            token: token.hash(),
            code: grant.code.clone(),
            account: grant.account,
            opener: grant.opener,
            scope: scope.to_owned(),
            expires_at: self.sluss.now().after(self.sluss.policy.access_token_lifetime),
        };
        let redeemed =
            self.sluss.store.commit(vec![Change::UseGrant(grant.code.clone()), Change::AddAccessToken(kept)]).await;
        match redeemed.map_err(Error::from) {
            Err(Error::Conflict) => {
                self.sluss.store.commit(vec![Change::RevokeTokensOf(grant.code)]).await?;
                Err(Error::AlreadyUsed)
            }
            other => other.map(|()| token),
        }
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
