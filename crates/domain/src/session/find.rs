//! Sessions: signed in, fully. A sign-in on its way is another type (`sign_in`), so it opens nothing of this (I06).

use crate::error::Error;
use crate::model::audit::Event;
use crate::model::email::Email;
use crate::model::id::{AccountId, SessionId};
use crate::model::secret::{Bearer, BearerHash, Kind};
use crate::model::session::{Audience, Session};
use crate::model::sign_in::{Evidence, SignIn};
use crate::model::visitor::Visitor;
use crate::ports::entropy::new_id;
use crate::ports::store::{Change, OwnChange};
use crate::sluss::Sluss;

/// Sessions are written back at most this often.
const SEEN_EVERY_MS: i64 = 60_000;

/// Sites that a session remembers.
const SITES: usize = 20;

impl Session {
    /// Whether it still opens anything (I04).
    fn is_alive(&self, sluss: &Sluss) -> bool {
        let now = sluss.now();
        now < self.seen_at.after(sluss.policy.session_idle)
            && now < self.authenticated_at.after(sluss.policy.session_lifetime)
    }

    /// What was shown when it was opened.
    pub(crate) fn evidence(&self) -> Evidence {
        let (account, opener) = (self.account.clone(), self.opener.clone());
        Evidence { account, method: self.method, opener, at: self.authenticated_at }
    }

    /// The change that remembers one more site.
    pub(crate) fn used_for(&self, site: &str) -> Option<Change> {
        let known = self.sites.len() >= SITES || self.sites.iter().any(|known| known == site);
        let sites = || self.sites.iter().cloned().chain([site.to_owned()]).collect();
        (!known).then(|| Change::UseSession(self.token.clone(), sites()))
    }
}

/// Sessions: opening, finding and ending them.
#[derive(Clone, Copy, Debug)]
pub struct Sessions<'a> {
    pub(crate) sluss: &'a Sluss,
}

impl Sluss {
    /// Sessions: opening, finding and ending them.
    #[must_use]
    pub const fn sessions(&self) -> Sessions<'_> {
        Sessions { sluss: self }
    }
}

impl Sessions<'_> {
    /// The change that makes a token count as a session, on the evidence of a finished sign-in (I03: always a new one).
    #[must_use]
    pub(crate) fn open(&self, token: &Bearer, evidence: &Evidence, sign_in: &SignIn) -> Option<Change> {
        Some(Change::AddSession(Session {
            token: token.hash(),
            id: new_id::<SessionId>(&*self.sluss.entropy),
            account: evidence.account.clone(),
            audience: sign_in.opens()?,
            visitor: sign_in.visitor.clone(),
            sites: sign_in.target.client().map(str::to_owned).into_iter().collect(),
            method: evidence.method,
            opener: evidence.opener.clone(),
            level: evidence.level(),
            authenticated_at: evidence.at,
            seen_at: self.sluss.now(),
        }))
    }

    /// Whether a session was opened just now: so fresh that it is surely still the person who opened it. Only then may it change what
    /// opens the gates (D03, S03) and take everything along (N01).
    #[must_use]
    pub fn is_fresh(&self, session: &Session) -> bool {
        self.sluss.now() < session.authenticated_at.after(self.sluss.policy.fresh_session)
    }

    /// The session that a browser's token opens, if it is for this audience and alive (I04).
    ///
    /// # Errors
    /// [`Error::NotSignedIn`] for whatever reason.
    pub async fn find(&self, token: &str, audience: Audience) -> Result<Session, Error> {
        let hash = BearerHash::of(Kind::Session, token).ok_or(Error::NotSignedIn)?;
        let session = self.sluss.store.session(&hash).await?.ok_or(Error::NotSignedIn)?;
        if session.audience != audience || !session.is_alive(self.sluss) {
            return Err(Error::NotSignedIn);
        }
        let now = self.sluss.now();
        if now.0 - session.seen_at.0 >= SEEN_EVERY_MS {
            self.sluss.store.commit(vec![Change::SeeSession(session.token.clone(), now)]).await?;
        }
        Ok(session)
    }

    /// Where an account is signed in, newest first.
    ///
    /// # Errors
    /// Only the store's.
    pub async fn of(&self, account: &AccountId) -> Result<Vec<Session>, Error> {
        let mut sessions = self.sluss.store.sessions(account).await?;
        sessions.retain(|session| session.is_alive(self.sluss));
        Ok(sessions)
    }

    /// Ends a session, and the one for relying sites that the same browser holds, if there is one (I05), with the codes and tokens that
    /// sites got by it.
    ///
    /// # Errors
    /// Only the store's.
    pub async fn sign_out(&self, session: Session, beside: Option<&str>, visitor: &Visitor) -> Result<(), Error> {
        let noted = self.sluss.audit_log().record(Event::SignedOut, &session.account, visitor);
        let beside = beside.and_then(|token| BearerHash::of(Kind::Session, token)).map(Change::EndSession);
        let changes = [Change::EndSession(session.token), noted].into_iter().chain(beside);
        Ok(self.sluss.store.commit(changes.collect()).await?)
    }

    /// Ends the session that a browser held until it was given a new one (I03). What sites got by it goes on with the new one, if that is
    /// the same person's: nobody has signed out.
    ///
    /// # Errors
    /// Only the store's.
    pub async fn replace(&self, token: &str, by: &Bearer) -> Result<(), Error> {
        let Some(before) = BearerHash::of(Kind::Session, token) else { return Ok(()) };
        let replaced =
            vec![Change::PassOnGrants { before: before.clone(), after: by.hash() }, Change::EndSession(before)];
        Ok(self.sluss.store.commit(replaced).await?)
    }

    /// Ends one of the sessions of whoever is signed in.
    ///
    /// # Errors
    /// [`Error::NotFound`] where it is over already, or somebody else's.
    pub async fn end(&self, own: &Session, id: &SessionId, visitor: &Visitor) -> Result<(), Error> {
        let end = Change::EndSessionOf(own.account.clone(), id.clone());
        let noted = self.sluss.audit_log().record(Event::SignedOut, &own.account, visitor);
        match self.sluss.store.commit(vec![end, noted]).await.map_err(Error::from) {
            Err(Error::Conflict) => Err(Error::NotFound),
            other => other,
        }
    }

    /// Ends all sessions of whoever is signed in but this one, and with them whatever else was opened or begun.
    ///
    /// # Errors
    /// Only the store's.
    pub async fn end_others(&self, own: &Session, visitor: &Visitor) -> Result<(), Error> {
        let keep = Some(own.token.clone());
        let end = Change::Own(OwnChange::SignOutEverywhere { account: own.account.clone(), keep });
        let noted = self.sluss.audit_log().record(Event::SignedOut, &own.account, visitor);
        Ok(self.sluss.store.commit(vec![end, noted]).await?)
    }

    /// Ends all sessions of an account, whatever relying sites hold for it, and whatever is on its way, as an operator (I05, S02).
    ///
    /// # Errors
    /// [`Error::NotFound`] where nobody has the address.
    pub async fn sign_out_everywhere(&self, email: &str) -> Result<(), Error> {
        let email = Email::parse(email).ok_or(Error::InvalidField("email"))?;
        let account = self.sluss.store.account_by_email(&email).await?.ok_or(Error::NotFound)?.id;
        let noted = self.sluss.audit_log().record(Event::SignedOut, &account, &Visitor::default());
        let end = Change::Own(OwnChange::SignOutEverywhere { account, keep: None });
        Ok(self.sluss.store.commit(vec![end, noted]).await?)
    }
}
