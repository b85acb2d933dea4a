//! Leave to change what opens an account's gates: which sessions have it, and the guard by which it still holds in the commit.

use sluss_protocol::method::Level;

use crate::error::Error;
use crate::factor::second_factors::SecondFactors;
use crate::model::account::Account;
use crate::model::factors::Factors;
use crate::model::id::AccountId;
use crate::model::opener::Opener;
use crate::model::secret::BearerHash;
use crate::model::session::Session;
use crate::ports::store::{Change, OwnChange};

/// A session may change factors. What was looked at for that comes along.
pub(crate) struct Leave {
    /// Whose session it is.
    pub(crate) account: Account,
    /// What the account has.
    pub(crate) factors: Factors,
    session: BearerHash,
}

impl Leave {
    /// Comes first in the commit: what was true when it was looked at may have changed since.
    pub(crate) fn guard(&self) -> Change {
        Change::Own(OwnChange::ByLeaveOf(self.session.clone()))
    }

    /// What comes with everything that is taken away from the second gate: whatever it had opened is over, but for the session that
    /// takes it away (S02).
    pub(crate) fn end_opened_by(&self, opener: Opener) -> Change {
        let keep = Some(self.session.clone());
        Change::Own(OwnChange::EndOpenedBy { account: self.account.id.clone(), opener, keep })
    }
}

impl SecondFactors<'_> {
    /// Leave for a session that is fresh and, where there is a second factor, was opened by one (F03, S03).
    pub(crate) async fn leave(&self, session: &Session) -> Result<Leave, Error> {
        let leave = self.leave_of_any_age(session).await?;
        if self.sluss.sessions().is_fresh(session) { Ok(leave) } else { Err(Error::NotFresh) }
    }

    /// The same for what asks for the password itself, or only ends what a fresh session began.
    pub(crate) async fn leave_of_any_age(&self, session: &Session) -> Result<Leave, Error> {
        let (account, factors) = self.sluss.account_settings().own_account(session).await?;
        self.require_factor(session, &factors)?;
        Ok(Leave { account, factors, session: session.token.clone() })
    }

    /// Whether this session may change factors: with a second factor in place, only one that it opened (F03).
    fn require_factor(&self, session: &Session, factors: &Factors) -> Result<(), Error> {
        if Self::has_shown_enough(session, factors) { Ok(()) } else { Err(Error::StepUpRequired) }
    }

    /// Whether a session was opened by a second factor where there is one.
    #[must_use]
    pub fn has_shown_enough(session: &Session, factors: &Factors) -> bool {
        factors.is_empty() || session.level >= Level::Medium
    }

    /// What comes with everything that is added to the second gate: sites can tell since when it is there, and what the password alone
    /// had opened is over, but for the session that adds it (S03).
    pub(crate) fn new_factor(&self, account: &AccountId, by: &BearerHash) -> [Change; 2] {
        [
            Change::Own(OwnChange::NoteNewFactor(account.clone(), self.sluss.now())),
            Change::Own(OwnChange::EndBasicSessions { account: account.clone(), keep: Some(by.clone()) }),
        ]
    }

    /// Whether pages should offer to change factors in this session, or a sign-in first.
    #[must_use]
    pub fn may_change_factors(&self, session: &Session, factors: &Factors) -> bool {
        Self::has_shown_enough(session, factors) && self.sluss.sessions().is_fresh(session)
    }
}
