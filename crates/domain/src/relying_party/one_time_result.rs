//! The one-time result that a relying party gets at the end of a sign-in, bound to its evidence (J04): issued, found
//! and used up.

use crate::error::Error;
use crate::model::account::Account;
use crate::model::allowance::Allowance;
use crate::model::audit::{Entry, Event};
use crate::model::authorization::Grant;
use crate::model::secret::{Bearer, BearerHash, Kind};
use crate::model::session::Session;
use crate::model::sign_in::Evidence;
use crate::model::stored_request::StoredRequest;
use crate::model::visitor::Visitor;
use crate::ports::entropy::new_secret;
use crate::ports::store::{Bound, Change};
use crate::relying_party::RelyingParties;

impl RelyingParties<'_> {
    /// The change that makes a code valid for as long as the session that it is issued in.
    pub(crate) fn grant(
        &self,
        code: BearerHash,
        client: &str,
        request: &StoredRequest,
        evidence: &Evidence,
        session: Option<BearerHash>,
    ) -> Change {
        Change::AddGrant(Grant {
            code,
            session,
            client: client.to_owned(),
            request: request.clone(),
            account: evidence.account.clone(),
            method: evidence.method,
            opener: evidence.opener.clone(),
            level: evidence.level(),
            authenticated_at: evidence.at,
            expires_at: self.sluss.now().after(self.sluss.policy.code_lifetime),
            used: false,
        })
    }

    /// Issues a code or a ticket for a person who is already signed in, without asking anything; the session remembers the relying
    /// party.
    ///
    /// # Errors
    /// [`Error::Crowded`] after too many of them.
    pub async fn grant_silently(
        &self,
        client: &str,
        request: &StoredRequest,
        session: &Session,
        visitor: &Visitor,
    ) -> Result<Bearer, Error> {
        let code = new_secret(request.protocol.one_time_result(), &*self.sluss.entropy);
        let evidence = session.evidence();
        let grant = self.grant(code.hash(), client, request, &evidence, Some(session.token.clone()));
        let used = session.used_for(client);
        let (client, method) = (Some(client.to_owned()), Some(session.method));
        let entry = self.sluss.audit_log().entry(Event::Continued, Some(session.account.clone()), visitor);
        let noted = Change::Record(Entry { client, method, ..entry });
        // Anybody who may sign up is a stranger with a session, so what a session can make us store is limited too.
        let key = format!("continued by {}", session.account);
        let allowance = Allowance { key, limit: self.sluss.policy.continued_per_account, at: self.sluss.now() };
        let changes = [grant, noted, Change::Bound(Bound::Spend(allowance.clone()))].into_iter().chain(used).collect();
        match self.sluss.store.commit(changes).await.map_err(Error::from) {
            Err(Error::Conflict) => Err(self.sluss.attempts().refused(&allowance).await?),
            other => other.map(|()| code),
        }
    }

    /// Finds a code for the relying party that shows it, and the account that it was issued for, without using it up, so that the
    /// request can be checked first.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Expired`], or [`Error::AlreadyUsed`], which also revokes what the code was used
    /// for.
    pub async fn find_grant(&self, code: &str, client: &str) -> Result<(Grant, Account), Error> {
        let hash = BearerHash::of(Kind::Code, code).ok_or(Error::NotFound)?;
        let found = self.sluss.store.grant_and_account(&hash).await?;
        let (grant, account) = found.filter(|(grant, _)| grant.client == client).ok_or(Error::NotFound)?;
        if grant.used {
            self.sluss.store.commit(vec![Change::RevokeTokensOf(hash)]).await?;
            return Err(Error::AlreadyUsed);
        }
        if self.sluss.now() >= grant.expires_at {
            return Err(Error::Expired);
        }
        Ok((grant, account))
    }

    /// Uses up a one-time result together with what is issued for it; of several concurrent attempts only one succeeds.
    ///
    /// # Errors
    /// [`Error::AlreadyUsed`] for all others, which also revokes what the first was issued.
    pub async fn use_up(&self, grant: &Grant, given: Vec<Change>) -> Result<(), Error> {
        let changes = [Change::UseGrant(grant.code.clone())].into_iter().chain(given).collect();
        match self.sluss.store.commit(changes).await.map_err(Error::from) {
            Err(Error::Conflict) => {
                self.sluss.store.commit(vec![Change::RevokeTokensOf(grant.code.clone())]).await?;
                Err(Error::AlreadyUsed)
            }
            other => other,
        }
    }
}
