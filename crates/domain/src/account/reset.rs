//! A forgotten password (F06): a link in a mail replaces it, or one that an operator hands over. Nothing else follows
//! from the link: the second factor stays in force, and nobody is signed in by it.

use crate::account::Accounts;
use crate::error::Error;
use crate::model::account::Account;
use crate::model::attempts::Caller;
use crate::model::audit::Event;
use crate::model::email::Email;
use crate::model::mail_link::MailLink;
use crate::model::message::{Content, Notice};
use crate::model::secret::{BearerHash, Kind};
use crate::model::timestamp::Timestamp;
use crate::model::visitor::Visitor;
use crate::ports::password::Guess;
use crate::ports::store::{Change, OwnChange};

impl Accounts<'_> {
    /// Mails a link to the address if it has an account. Whoever asked cannot tell the difference (H03).
    ///
    /// # Errors
    /// [`Error::InvalidField`] if this is not an address.
    pub async fn ask_to_reset(&self, email: &str, visitor: &Visitor) -> Result<(), Error> {
        let email = Email::parse(email).ok_or(Error::InvalidField("email"))?;
        let known = self.sluss.store.account_by_email(&email).await?.filter(may_reset);
        let id = known.as_ref().map(|account| account.id.clone());
        let (link, works) = self.sluss.messages().new_mail_link(Kind::ResetPassword, "reset", &email, id.clone());
        let content = Content::ResetPassword { link };
        let asked = Change::Record(self.sluss.audit_log().entry(Event::ResetAsked, id, visitor));
        // Write the same rows either way: a difference between the commits could be measured (S08).
        let changes = match known {
            Some(Account { email, language, .. }) => {
                vec![works, self.sluss.messages().mail_to(&email, language, content), asked]
            }
            None => vec![
                works,
                self.sluss.messages().mail_to_nobody(&email, content),
                self.sluss.attempts().note_nobody(asked, visitor),
            ],
        };
        self.sluss.messages().commit_counted("reset", &email, visitor, changes).await
    }

    /// Makes a link by which the owner replaces the password, and says when it expires. Only operators call this, for
    /// people whom no mail reaches; whoever gets the link can set the password (docs/decisions/0059).
    ///
    /// # Errors
    /// [`Error::NotFound`] if no account has the address, [`Error::Conflict`] if an operator has disabled it.
    pub async fn make_reset_link(&self, email: &str) -> Result<(String, Timestamp), Error> {
        let account = self.by_address(email).await?;
        if !may_reset(&account) {
            return Err(Error::Conflict);
        }
        let (link, expires_at, works) = self.sluss.messages().new_handed_reset(&account);
        let noted = self.sluss.audit_log().record(Event::ResetLinkMade, &account.id, &Visitor::default());
        self.sluss.store.commit(vec![works, noted]).await?;
        Ok((link, expires_at))
    }

    /// The address whose password the link replaces, as long as the link works.
    ///
    /// # Errors
    /// [`Error::NotFound`] if the link was used or never issued, [`Error::Expired`].
    pub async fn resetting(&self, token: &str) -> Result<String, Error> {
        let (_, account) = self.behind_reset_link(token).await?;
        Ok(account.email.as_str().to_owned())
    }

    /// The minimum length of the new password behind such a link, in characters.
    ///
    /// # Errors
    /// The same as for [`Self::resetting`].
    pub async fn reset_password_min(&self, token: &str) -> Result<usize, Error> {
        let (_, account) = self.behind_reset_link(token).await?;
        Ok(self.sluss.account_settings().password_min(&self.sluss.second_factors().of(&account.id).await?))
    }

    /// Rates a new password for whoever holds the link. It is not stored.
    ///
    /// # Errors
    /// The same as for [`Self::resetting`], [`Error::Password`] if it is refused without a guess,
    /// [`Error::TooManyTries`] for somebody who asks more often than people type, [`Error::Busy`].
    pub async fn judge_to_reset(&self, token: &str, typed: &str) -> Result<Guess, Error> {
        let (_, account) = self.behind_reset_link(token).await?;
        let factors = self.sluss.second_factors().of(&account.id).await?;
        let settings = self.sluss.account_settings();
        settings.count_judged(account.id.as_str())?;
        settings.judge(typed, account.owner(), &factors).await
    }

    /// Replaces the password, once, and ends whatever was opened with the old one. An account that its owner had locked
    /// can be used again, and guesses at the old password no longer slow anybody down.
    ///
    /// # Errors
    /// The same as for [`Self::resetting`], [`Error::Password`], or [`Error::AlreadyUsed`] if the link was used
    /// meanwhile.
    pub async fn reset_password(&self, token: &str, password: &str, caller: &Caller) -> Result<(), Error> {
        let visitor = &caller.visitor;
        let (link, account) = self.behind_reset_link(token).await?;
        let factors = self.sluss.second_factors().of(&account.id).await?;
        let password = self.sluss.account_settings().choose_password(password, account.owner(), &factors).await?;
        let hash = self.sluss.hasher.hash(password).await?;
        let id = account.id.clone();
        let mut changes = self.sluss.attempts().forget_tries(&account, caller);
        changes.extend([
            Change::Own(OwnChange::UseMailLink(link.token)),
            Change::SetPassword(id.clone(), hash.clone()),
            Change::Own(OwnChange::NoteReset(id.clone(), self.sluss.now())),
            Change::Own(OwnChange::UnlockAccount(id.clone())),
            Change::Own(OwnChange::SignOutEverywhere { account: id.clone(), keep: None }),
            // The link in the notice is bound to the new password.
            self.sluss.messages().notify(&Account { password: hash, ..account }, Notice::PasswordChanged, visitor),
            self.sluss.audit_log().record(Event::PasswordChanged, &id, visitor),
        ]);
        // A link that was handed over says nothing about who reads the mailbox.
        if BearerHash::of(Kind::ResetPassword, token).is_some() {
            changes.push(Change::Own(OwnChange::SetEmailVerified(id, true)));
        }
        match self.sluss.store.commit(changes).await.map_err(Error::from) {
            Err(Error::Conflict) => Err(Error::AlreadyUsed),
            other => other,
        }
    }

    async fn behind_reset_link(&self, token: &str) -> Result<(MailLink, Account), Error> {
        let kind =
            [Kind::ResetPassword, Kind::HandedReset].into_iter().find(|kind| BearerHash::of(*kind, token).is_some());
        let link = self.sluss.messages().read_mail_link(kind.ok_or(Error::NotFound)?, token).await?;
        let id = link.account.clone().ok_or(Error::NotFound)?;
        let account = self.sluss.store.account(&id).await?.filter(may_reset).ok_or(Error::NotFound)?;
        Ok((link, account))
    }
}

/// A link does not enable what an operator has disabled.
fn may_reset(account: &Account) -> bool {
    !account.disabled || account.locked
}
