//! Tickets of CAS: a service ticket and a proxy ticket are tried once, whatever comes of it (K03); a proxy-granting
//! ticket gives proxy tickets for as long as the session behind it lasts (K09). All of them are one-time results, so
//! they end with whatever opened them.

use std::time::Duration;

use crate::error::Error;
use crate::model::account::Account;
use crate::model::authorization::Grant;
use crate::model::relying_party::{Registration, RelyingParty};
use crate::model::secret::{Bearer, BearerHash, Kind};
use crate::model::stored_request::StoredRequest;
use crate::model::visit::VisitMark;
use crate::ports::entropy::new_secret;
use crate::ports::store::Change;
use crate::relying_party::RelyingParties;

impl RelyingParties<'_> {
    /// The relying parties that speak CAS, in the order of their ids.
    ///
    /// # Errors
    /// Only store errors.
    pub async fn cas_services(&self) -> Result<Vec<RelyingParty>, Error> {
        let mut all = self.sluss.store.relying_parties().await?;
        all.retain(|party| matches!(party.protocol, Registration::Cas(_)));
        Ok(all)
    }

    /// Finds a ticket that a service shows, and the account that it was issued for. Whoever asks uses it up with
    /// [`RelyingParties::try_ticket`], whatever comes of checking it.
    ///
    /// # Errors
    /// [`Error::NotFound`] or [`Error::AlreadyUsed`].
    pub async fn find_ticket(&self, kind: Kind, shown: &str) -> Result<(Grant, Account), Error> {
        let hash = BearerHash::of(kind, shown).ok_or(Error::NotFound)?;
        let (grant, account) = self.sluss.store.grant_and_account(&hash).await?.ok_or(Error::NotFound)?;
        if grant.used { Err(Error::AlreadyUsed) } else { Ok((grant, account)) }
    }

    /// Uses a ticket up: of several attempts at once, only one is told what it was issued for, and after any attempt the
    /// ticket is worthless (CAS 3.0.3, section 3.1.1). Of a service that is told, it is remembered that it has a session
    /// of its own now.
    ///
    /// # Errors
    /// [`Error::Expired`] or [`Error::AlreadyUsed`].
    pub async fn try_ticket(&self, grant: &Grant, told: Option<VisitMark>) -> Result<(), Error> {
        let visited = told.and_then(|mark| self.sluss.sessions().visited(grant, mark));
        let changes = [Change::UseGrant(grant.code.clone())].into_iter().chain(visited).collect();
        match self.sluss.store.commit(changes).await.map_err(Error::from) {
            Err(Error::Conflict) => return Err(Error::AlreadyUsed),
            other => other?,
        }
        if self.sluss.now() >= grant.expires_at { Err(Error::Expired) } else { Ok(()) }
    }

    /// Issues a proxy-granting ticket on a ticket that was just validated. It lasts as long as a session can, and ends
    /// with the session.
    ///
    /// # Errors
    /// Only store errors.
    pub async fn issue_proxy_granting_ticket(&self, from: &Grant, request: StoredRequest) -> Result<Bearer, Error> {
        let lifetime = self.sluss.policy.session_lifetime;
        self.issue_on(from, Kind::ProxyGrantingTicket, &from.client, request, lifetime).await
    }

    /// Issues a proxy ticket to another relying party.
    ///
    /// # Errors
    /// Only store errors.
    pub async fn issue_proxy_ticket(
        &self,
        from: &Grant,
        client: &str,
        request: StoredRequest,
    ) -> Result<Bearer, Error> {
        self.issue_on(from, Kind::ProxyTicket, client, request, self.sluss.policy.code_lifetime).await
    }

    /// Finds a proxy-granting ticket whose session goes on, without using it up.
    ///
    /// # Errors
    /// [`Error::NotFound`] or [`Error::Expired`].
    pub async fn proxy_granting_ticket(&self, shown: &str) -> Result<Grant, Error> {
        let hash = BearerHash::of(Kind::ProxyGrantingTicket, shown).ok_or(Error::NotFound)?;
        let grant = self.sluss.store.grant(&hash).await?.filter(|grant| !grant.used).ok_or(Error::NotFound)?;
        let session = grant.session.as_ref().ok_or(Error::NotFound)?;
        if self.sluss.now() >= grant.expires_at || !self.sluss.sessions().goes_on(session).await? {
            return Err(Error::Expired);
        }
        Ok(grant)
    }

    /// Makes a ticket worthless that nobody was told.
    ///
    /// # Errors
    /// Only store errors.
    pub async fn revoke_ticket(&self, ticket: &Bearer) -> Result<(), Error> {
        match self.sluss.store.commit(vec![Change::UseGrant(ticket.hash())]).await.map_err(Error::from) {
            // It has ended with its session meanwhile.
            Err(Error::Conflict) => Ok(()),
            other => other,
        }
    }

    async fn issue_on(
        &self,
        from: &Grant,
        kind: Kind,
        client: &str,
        request: StoredRequest,
        lifetime: Duration,
    ) -> Result<Bearer, Error> {
        let ticket = new_secret(kind, &*self.sluss.entropy);
        let grant = Grant {
            code: ticket.hash(),
            client: client.to_owned(),
            request,
            expires_at: self.sluss.now().after(lifetime),
            used: false,
            ..from.clone()
        };
        self.sluss.store.commit(vec![Change::AddGrant(grant)]).await?;
        Ok(ticket)
    }
}
