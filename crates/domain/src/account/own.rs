//! A signed-in person's own password: confirmed before what cannot be undone, and changed (A04).

use crate::account::attempts::Among;
use crate::error::Error;
use crate::model::account::Account;
use crate::model::attempts::Caller;
use crate::model::audit::Event;
use crate::model::factors::Factors;
use crate::model::id::AccountId;
use crate::model::message::Notice;
use crate::model::password::Password;
use crate::model::session::Session;
use crate::model::visitor::Visitor;
use crate::ports::password::Verdict;
use crate::ports::store::{Change, OwnChange};
use crate::session::{Fresh, Strong};
use crate::sluss::Sluss;

/// Settings of the account that somebody is signed in to.
#[derive(Clone, Copy, Debug)]
pub struct AccountSettings<'a> {
    pub(crate) sluss: &'a Sluss,
}

impl Sluss {
    /// Settings of the account that somebody is signed in to.
    #[must_use]
    pub const fn account_settings(&self) -> AccountSettings<'_> {
        AccountSettings { sluss: self }
    }
}

impl AccountSettings<'_> {
    /// Asks for the password once more, so that whoever finds a browser open cannot do what comes next. The attempt is
    /// counted like any other, but among people who are past the first step: no stranger can keep the owner from it.
    ///
    /// # Errors
    /// [`Error::WrongPassword`], [`Error::TooManyTries`] or [`Error::Busy`].
    pub(crate) async fn confirm_password(&self, account: &Account, typed: &str, caller: &Caller) -> Result<(), Error> {
        // Held until the outcome is stored: until then the attempt counts as a failure.
        let tried = self.sluss.attempts().admit(account.email.as_str(), Some(account), caller, Among::Insiders).await?;
        if !tried.wait_of_others.is_zero() {
            return Err(Error::TooManyTries(tried.wait_of_others));
        }
        let right = match Password::typed(typed) {
            Some(password) => {
                let verdict = self.sluss.hasher.verify(password, Some(account.password.clone())).await?;
                matches!(verdict, Verdict::Right { .. })
            }
            None => false,
        };
        let changes = if right {
            tried.clear()
        } else {
            let noted = self.sluss.audit_log().record(Event::WrongPassword, &account.id, &caller.visitor);
            self.sluss.attempts().count_try(&tried, caller).into_iter().chain([noted]).collect()
        };
        if !changes.is_empty() {
            self.sluss.store.commit(changes).await?;
        }
        if right { Ok(()) } else { Err(Error::WrongPassword) }
    }

    /// The account behind a session, with its second factors.
    ///
    /// # Errors
    /// [`Error::NotSignedIn`] if the account has been deleted.
    pub async fn own_account(&self, session: &Session) -> Result<(Account, Factors), Error> {
        let account = self.sluss.store.account(&session.account).await?.ok_or(Error::NotSignedIn)?;
        let factors = self.sluss.second_factors().of(&account.id).await?;
        Ok((account, factors))
    }

    /// The account with this id, unless it is disabled.
    pub(crate) async fn open_account(&self, id: &AccountId) -> Result<Account, Error> {
        self.sluss.store.account(id).await?.filter(|account| !account.disabled).ok_or(Error::NotFound)
    }
}

impl Strong<'_> {
    /// Changes the password. `end_others` also ends every other session and whatever was opened with the old password.
    ///
    /// # Errors
    /// [`Error::WrongPassword`] for the old one, [`Error::Password`] for the new one.
    pub async fn change_password(&self, old: &str, new: &str, end_others: bool, caller: &Caller) -> Result<(), Error> {
        let visitor = &caller.visitor;
        let (account, settings) = (&self.account, self.sluss.account_settings());
        settings.confirm_password(account, old, caller).await?;
        let to = self.sluss.hasher.hash(settings.choose_password(new, account.owner(), &self.factors).await?).await?;
        let (id, from) = (account.id.clone(), account.password.clone());
        let keep = Some(self.session.token.clone());
        let ended = if end_others {
            OwnChange::SignOutEverywhere { account: id.clone(), keep }
        } else {
            // Whatever was begun with the old password must not be completed under the new one.
            OwnChange::VoidBegun(id.clone())
        };
        let mut changes = vec![
            self.guard(),
            Change::Own(OwnChange::ReplacePassword { account: id.clone(), from, to: to.clone() }),
            Change::Own(ended),
        ];
        // The link in the notice is bound to the new password.
        changes.push(self.sluss.messages().notify(
            &Account { password: to, ..account.clone() },
            Notice::PasswordChanged,
            visitor,
        ));
        changes.push(self.sluss.audit_log().record(Event::PasswordChanged, &id, visitor));
        Ok(self.sluss.store.commit(changes).await?)
    }
}

impl Fresh<'_> {
    /// Sets whether every site requires two-step sign-in. Switching it on ends the other sessions.
    ///
    /// # Errors
    /// [`Error::NoFactor`] while the account has nothing but a password.
    pub async fn require_two_steps(&self, on: bool, visitor: &Visitor) -> Result<(), Error> {
        let account = &self.account;
        if self.factors.is_empty() {
            return Err(Error::NoFactor);
        }
        let mut changes = vec![
            self.guard(),
            Change::Own(OwnChange::SetTwoSteps(account.id.clone(), on)),
            self.sluss.audit_log().record(Event::TwoStepsChanged, &account.id, visitor),
        ];
        if on {
            // Sessions opened by a password alone end here.
            changes.push(Change::Own(OwnChange::SignOutEverywhere {
                account: account.id.clone(),
                keep: Some(self.session.token.clone()),
            }));
        }
        Ok(self.sluss.store.commit(changes).await?)
    }
}
