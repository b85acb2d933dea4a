//! Sessions of people who are completely signed in. A sign-in under way is another type (`sign_in`), so it gives access
//! to nothing here (I06).

use sluss_protocol::method::Level;

use crate::error::Error;
use crate::model::audit::Event;
use crate::model::id::{AccountId, SessionId};
use crate::model::requirement::Requirement;
use crate::model::secret::{Bearer, BearerHash, Kind};
use crate::model::session::{Audience, Session};
use crate::model::sign_in::{Evidence, SignIn};
use crate::model::visitor::Visitor;
use crate::ports::entropy::new_id;
use crate::ports::store::{Change, OwnChange};
use crate::sluss::Sluss;

/// How often the time of last use is stored at most.
const SEEN_EVERY_MS: i64 = 60_000;

/// How many relying parties a session remembers.
const SITES: usize = 20;

impl Session {
    /// Whether it still gives access (I04).
    fn is_alive(&self, sluss: &Sluss) -> bool {
        let now = sluss.now();
        now < self.seen_at.after(sluss.policy.session_idle)
            && now < self.authenticated_at.after(sluss.policy.session_lifetime)
    }

    /// The evidence that the session was opened on.
    pub(crate) fn evidence(&self) -> Evidence {
        let (account, opener) = (self.account.clone(), self.opener.clone());
        Evidence { account, method: self.method, opener, at: self.authenticated_at }
    }

    /// The change that remembers a further relying party; `None` if it is known or there is no room.
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
    /// The change that makes a token valid as a session, on the evidence of a completed sign-in (I03: always a new
    /// one).
    #[must_use]
    pub(crate) fn open(&self, token: &Bearer, evidence: &Evidence, sign_in: &SignIn) -> Change {
        Change::AddSession(Session {
            token: token.hash(),
            id: new_id::<SessionId>(&*self.sluss.entropy),
            account: evidence.account.clone(),
            audience: sign_in.opens(),
            visitor: sign_in.visitor.clone(),
            sites: sign_in.target.client().map(str::to_owned).into_iter().collect(),
            method: evidence.method,
            opener: evidence.opener.clone(),
            level: evidence.level(),
            authenticated_at: evidence.at,
            seen_at: self.sluss.now(),
        })
    }

    /// Whether a session was opened so recently that it is surely still the person who opened it. Only then may it
    /// change second factors (D03, S03) and export the account's data (N01).
    #[must_use]
    pub fn is_fresh(&self, session: &Session) -> bool {
        self.sluss.now() < session.authenticated_at.after(self.sluss.policy.fresh_session)
    }

    /// Finds the session of a browser's token, if it is for this audience and alive (I04).
    ///
    /// # Errors
    /// [`Error::NotSignedIn`], whatever the reason.
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

    /// Whether a session that something was issued in has neither ended nor grown too old.
    ///
    /// # Errors
    /// Only store errors.
    pub(crate) async fn goes_on(&self, session: &BearerHash) -> Result<bool, Error> {
        Ok(self.sluss.store.session(session).await?.is_some_and(|session| session.is_alive(self.sluss)))
    }

    /// Where an account is signed in, the newest session first.
    ///
    /// # Errors
    /// Only store errors.
    pub async fn of(&self, account: &AccountId) -> Result<Vec<Session>, Error> {
        let mut sessions = self.sluss.store.sessions(account).await?;
        sessions.retain(|session| session.is_alive(self.sluss));
        Ok(sessions)
    }

    /// Ends a session, and the one for relying parties that the same browser holds, if any (I05), with the codes and
    /// tokens issued in them.
    ///
    /// # Errors
    /// Only store errors.
    pub async fn sign_out(&self, session: Session, beside: Option<&str>, visitor: &Visitor) -> Result<(), Error> {
        let noted = self.sluss.audit_log().record(Event::SignedOut, &session.account, visitor);
        let beside = beside.and_then(|token| BearerHash::of(Kind::Session, token)).map(Change::EndSession);
        let changes = [Change::EndSession(session.token), noted].into_iter().chain(beside);
        Ok(self.sluss.store.commit(changes.collect()).await?)
    }

    /// Ends the session that a browser held before it was given a new one (I03). What relying parties were issued
    /// continues with the new session if that is the same person's, as nobody has signed out.
    ///
    /// # Errors
    /// Only store errors.
    pub async fn replace(&self, token: &str, by: &Bearer) -> Result<(), Error> {
        let Some(before) = BearerHash::of(Kind::Session, token) else { return Ok(()) };
        let replaced =
            vec![Change::PassOnGrants { before: before.clone(), after: by.hash() }, Change::EndSession(before)];
        Ok(self.sluss.store.commit(replaced).await?)
    }

    /// Ends one of the signed-in person's sessions.
    ///
    /// # Errors
    /// [`Error::NotFound`] if it has ended already or is somebody else's.
    pub async fn end(&self, own: &Session, id: &SessionId, visitor: &Visitor) -> Result<(), Error> {
        let end = Change::EndSessionOf(own.account.clone(), id.clone());
        let noted = self.sluss.audit_log().record(Event::SignedOut, &own.account, visitor);
        match self.sluss.store.commit(vec![end, noted]).await.map_err(Error::from) {
            Err(Error::Conflict) => Err(Error::NotFound),
            other => other,
        }
    }

    /// Ends all of the signed-in person's sessions except this one, and whatever else was opened or begun.
    ///
    /// # Errors
    /// Only store errors.
    pub async fn end_others(&self, own: &Session, visitor: &Visitor) -> Result<(), Error> {
        let keep = Some(own.token.clone());
        let end = Change::Own(OwnChange::SignOutEverywhere { account: own.account.clone(), keep });
        let noted = self.sluss.audit_log().record(Event::SignedOut, &own.account, visitor);
        Ok(self.sluss.store.commit(vec![end, noted]).await?)
    }

    /// Ends all sessions of an account, whatever relying parties hold for it, and whatever is under way (I05, S02).
    /// Only operators call this.
    ///
    /// # Errors
    /// [`Error::NotFound`] if no account has the address.
    pub async fn sign_out_everywhere(&self, email: &str) -> Result<(), Error> {
        let account = self.sluss.accounts().by_address(email).await?.id;
        let noted = self.sluss.audit_log().record(Event::SignedOut, &account, &Visitor::default());
        let end = Change::Own(OwnChange::SignOutEverywhere { account, keep: None });
        Ok(self.sluss.store.commit(vec![end, noted]).await?)
    }

    /// Whether a session is enough for a relying party as it is: it meets what the request requires, and was not opened
    /// by a second factor that is younger than the relying party accepts.
    ///
    /// # Errors
    /// Only store errors.
    pub async fn serves(
        &self,
        session: &Session,
        requirement: &Requirement,
        factor_age_hours: u32,
    ) -> Result<bool, Error> {
        if !requirement.is_met_by(session, self.sluss.now()) {
            return Ok(false);
        }
        let (second_factors, asked) = (self.sluss.second_factors(), session.level >= Level::Medium);
        Ok(!(asked && second_factors.has_young_factor(&session.account, factor_age_hours).await?))
    }
}
