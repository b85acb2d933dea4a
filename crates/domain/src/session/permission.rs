//! Permission as a value: what needs a session of a certain kind is a method of a value that only such a session gives.
//! The value brings along what was read to decide that, and the guard by which it still holds in the commit.

use std::ops::Deref;

use sluss_protocol::method::Level;

use crate::error::Error;
use crate::model::account::Account;
use crate::model::enrolment::Leave;
use crate::model::factors::Factors;
use crate::model::opener::Opener;
use crate::model::session::Session;
use crate::ports::store::{Change, OwnChange};
use crate::session::find::Sessions;
use crate::sluss::Sluss;

/// Permission of a session that was opened by a second factor, if the account has one (F03).
#[derive(Debug)]
pub struct Strong<'a> {
    pub(crate) sluss: &'a Sluss,
    pub(crate) session: &'a Session,
    /// The account that is signed in.
    pub(crate) account: Account,
    /// The second factors that the account had when permission was given.
    pub(crate) factors: Factors,
}

/// Permission of a session like that in which the person signed in a short while ago (S03).
#[derive(Debug)]
pub struct Fresh<'a>(Strong<'a>);

impl<'a> Deref for Fresh<'a> {
    type Target = Strong<'a>;

    fn deref(&self) -> &Strong<'a> {
        &self.0
    }
}

impl Strong<'_> {
    /// Put first in a commit: what was true when permission was given may have changed since.
    pub(crate) fn guard(&self) -> Change {
        Change::Own(OwnChange::ByLeaveOf(Leave::Session(self.session.token.clone())))
    }

    /// The change that accompanies the removal of a second factor: whatever it had opened ends, except the session that
    /// removes it (S02).
    pub(crate) fn end_opened_by(&self, opener: Opener) -> Change {
        let keep = Some(self.session.token.clone());
        Change::Own(OwnChange::EndOpenedBy { account: self.account.id.clone(), opener, keep })
    }
}

impl<'a> Sessions<'a> {
    /// Permission to do what only the owner of the second factors may.
    ///
    /// # Errors
    /// [`Error::StepUpRequired`] if the session was opened by the password alone and the account has a second factor.
    pub async fn strong(&self, session: &'a Session) -> Result<Strong<'a>, Error> {
        let (account, factors) = self.sluss.account_settings().own_account(session).await?;
        if !Self::has_shown_enough(session, &factors) {
            return Err(Error::StepUpRequired);
        }
        Ok(Strong { sluss: self.sluss, session, account, factors })
    }

    /// Permission to change second factors or to export the account's data.
    ///
    /// # Errors
    /// The same as for [`Self::strong`], and [`Error::NotFresh`].
    pub async fn fresh(&self, session: &'a Session) -> Result<Fresh<'a>, Error> {
        let strong = self.strong(session).await?;
        if self.is_fresh(session) { Ok(Fresh(strong)) } else { Err(Error::NotFresh) }
    }

    /// Whether a session was opened by a second factor, if the account has one.
    #[must_use]
    pub fn has_shown_enough(session: &Session, factors: &Factors) -> bool {
        factors.is_empty() || session.level >= Level::Medium
    }

    /// Whether pages should offer this session to change second factors, rather than to sign in first.
    #[must_use]
    pub fn may_change_factors(&self, session: &Session, factors: &Factors) -> bool {
        Self::has_shown_enough(session, factors) && self.is_fresh(session)
    }
}
