//! Sessions: signed in, fully. A sign-in on its way is another type (`sign_in`), so it opens nothing of this (I06).

use sluss_protocol::method::{Level, Method};

use crate::id::AccountId;
use crate::secret::{Bearer, BearerHash, Kind};
use crate::sign_in::Evidence;
use crate::store::Change;
use crate::visitor::Visitor;
use crate::{Error, Sluss, Timestamp};

/// What a session is for; one never serves as the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Audience {
    /// The account pages.
    Account,
    /// Further sign-ins at relying sites.
    SingleSignOn,
}

impl Audience {
    /// The name in the store.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Account => "account",
            Self::SingleSignOn => "sso",
        }
    }
}

/// Somebody is signed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    /// The hash of what the browser holds.
    pub token: BearerHash,
    /// Who.
    pub account: AccountId,
    /// What for.
    pub audience: Audience,
    /// Where it was opened.
    pub visitor: Visitor,
    /// How.
    pub method: Method,
    /// How surely.
    pub level: Level,
    /// When the person proved it.
    pub authenticated_at: Timestamp,
    /// When it was last used, give or take a minute.
    pub seen_at: Timestamp,
}

/// Sessions are written back at most this often.
const SEEN_EVERY_MS: i64 = 60_000;

impl Sluss {
    /// The change that makes a token count as a session, on the evidence of a finished sign-in (I03: always a new one).
    #[must_use]
    pub(crate) fn open_session(
        &self,
        token: &Bearer,
        evidence: &Evidence,
        audience: Audience,
        visitor: &Visitor,
    ) -> Change {
        Change::AddSession(Session {
            token: token.hash(),
            account: evidence.account.clone(),
            audience,
            visitor: visitor.clone(),
            method: evidence.method,
            level: evidence.level(),
            authenticated_at: evidence.at,
            seen_at: self.now(),
        })
    }

    /// The session that a browser's token opens, if it is for this audience and alive (I04).
    ///
    /// # Errors
    /// [`Error::NotSignedIn`] for whatever reason.
    pub async fn session(&self, token: &str, audience: Audience) -> Result<Session, Error> {
        let hash = BearerHash::of(Kind::Session, token).ok_or(Error::NotSignedIn)?;
        let session = self.store.session(&hash).await?.ok_or(Error::NotSignedIn)?;
        let now = self.now();
        let idle = now >= session.seen_at.after(self.policy.session_idle);
        let old = now >= session.authenticated_at.after(self.policy.session_lifetime);
        if session.audience != audience || idle || old {
            return Err(Error::NotSignedIn);
        }
        if now.0 - session.seen_at.0 >= SEEN_EVERY_MS {
            self.store.commit(vec![Change::SeeSession(session.token.clone(), now)]).await?;
        }
        Ok(session)
    }

    /// Ends a session.
    ///
    /// # Errors
    /// Only the store's.
    pub async fn sign_out(&self, session: Session) -> Result<(), Error> {
        Ok(self.store.commit(vec![Change::EndSession(session.token)]).await?)
    }
}
