//! Permission as a value: what needs a session of a certain kind is a method of what only such a session gives. What was looked at for it
//! comes along, and the guard by which it still holds in the commit.

use std::ops::Deref;

use sluss_protocol::method::Level;

use crate::error::Error;
use crate::model::account::Account;
use crate::model::factors::Factors;
use crate::model::opener::Opener;
use crate::model::session::Session;
use crate::ports::store::{Change, OwnChange};
use crate::session::find::Sessions;
use crate::sluss::Sluss;

/// A session that was opened by a second factor, where the account has one (F03).
#[derive(Debug)]
pub struct Strong<'a> {
    pub(crate) sluss: &'a Sluss,
    pub(crate) session: &'a Session,
    /// Whose session it is.
    pub(crate) account: Account,
    /// What the account has.
    pub(crate) factors: Factors,
}

/// A session of that kind in which the person has signed in a short while ago (S03).
#[derive(Debug)]
pub struct Fresh<'a>(Strong<'a>);

impl<'a> Deref for Fresh<'a> {
    type Target = Strong<'a>;

    fn deref(&self) -> &Strong<'a> {
        &self.0
    }
}

impl Strong<'_> {
    /// Comes first in the commit: what was true when it was looked at may have changed since.
    pub(crate) fn guard(&self) -> Change {
        Change::Own(OwnChange::ByLeaveOf(self.session.token.clone()))
    }

    /// What comes with everything that is taken away from the second factors: whatever it had opened is over, but for the session that
    /// takes it away (S02).
    pub(crate) fn end_opened_by(&self, opener: Opener) -> Change {
        let keep = Some(self.session.token.clone());
        Change::Own(OwnChange::EndOpenedBy { account: self.account.id.clone(), opener, keep })
    }
}

impl<'a> Sessions<'a> {
    /// Permission to do what only the owner of the second factors may.
    ///
    /// # Errors
    /// [`Error::StepUpRequired`] where the password alone has opened the session and there is a second factor.
    pub async fn strong(&self, session: &'a Session) -> Result<Strong<'a>, Error> {
        let (account, factors) = self.sluss.account_settings().own_account(session).await?;
        if !Self::has_shown_enough(session, &factors) {
            return Err(Error::StepUpRequired);
        }
        Ok(Strong { sluss: self.sluss, session, account, factors })
    }

    /// Permission to change what opens the account, or to take everything along.
    ///
    /// # Errors
    /// As for [`Self::strong`], and [`Error::NotFresh`].
    pub async fn fresh(&self, session: &'a Session) -> Result<Fresh<'a>, Error> {
        let strong = self.strong(session).await?;
        if self.is_fresh(session) { Ok(Fresh(strong)) } else { Err(Error::NotFresh) }
    }

    /// Whether a session was opened by a second factor where there is one.
    #[must_use]
    pub fn has_shown_enough(session: &Session, factors: &Factors) -> bool {
        factors.is_empty() || session.level >= Level::Medium
    }

    /// Whether pages should offer to change factors in this session, or a sign-in first.
    #[must_use]
    pub fn may_change_factors(&self, session: &Session, factors: &Factors) -> bool {
        Self::has_shown_enough(session, factors) && self.is_fresh(session)
    }
}
