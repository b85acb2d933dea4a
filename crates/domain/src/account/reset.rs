//! A forgotten password (F06): a link by mail replaces it. It opens the first gate's lock and nothing behind it: the second factor
//! stays, and nobody is signed in by it.

use crate::account::Accounts;
use crate::error::Error;
use crate::model::account::Account;
use crate::model::attempts::Caller;
use crate::model::audit::Event;
use crate::model::email::Email;
use crate::model::mail_link::MailLink;
use crate::model::message::{Content, Notice};
use crate::model::secret::Kind;
use crate::model::visitor::Visitor;
use crate::ports::store::{Change, OwnChange};

impl Accounts<'_> {
    /// Sends a link to the address if it has an account. Whoever asked sees no difference (H03).
    ///
    /// # Errors
    /// [`Error::InvalidField`] for what is no address.
    pub async fn ask_to_reset(&self, email: &str, visitor: &Visitor) -> Result<(), Error> {
        let email = Email::parse(email).ok_or(Error::InvalidField("email"))?;
        let known = self.sluss.store.account_by_email(&email).await?.filter(may_reset);
        let id = known.as_ref().map(|account| account.id.clone());
        let (link, works) = self.sluss.messages().new_mail_link(Kind::ResetPassword, "reset", &email, id.clone());
        let content = Content::ResetPassword { link };
        let asked = Change::Record(self.sluss.audit_log().entry(Event::ResetAsked, id, visitor));
        // The same rows for both: what one commit writes and another does not can be told by the clock (S08).
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

    /// The address whose password a link replaces, as long as it works.
    ///
    /// # Errors
    /// [`Error::NotFound`] when it was used or never was, [`Error::Expired`].
    pub async fn resetting(&self, token: &str) -> Result<String, Error> {
        let (_, account) = self.behind_reset_link(token).await?;
        Ok(account.email.as_str().to_owned())
    }

    /// The fewest characters of a new password behind such a link.
    ///
    /// # Errors
    /// The same.
    pub async fn reset_password_min(&self, token: &str) -> Result<usize, Error> {
        let (_, account) = self.behind_reset_link(token).await?;
        Ok(self.sluss.account_settings().password_min(&self.sluss.second_factors().of(&account.id).await?))
    }

    /// Replaces the password, once, and ends whatever was opened with the old one. An account that its owner had locked is open again, and
    /// what was guessed at the old one slows nobody down.
    ///
    /// # Errors
    /// The same, [`Error::Password`], [`Error::AlreadyUsed`] when the link was used meanwhile.
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
            Change::Own(OwnChange::SetEmailVerified(id.clone(), true)),
            Change::Own(OwnChange::SignOutEverywhere { account: id.clone(), keep: None }),
            // The link in the notice is bound to the password that holds from now on.
            self.sluss.messages().notify(&Account { password: hash, ..account }, Notice::PasswordChanged, visitor),
            self.sluss.audit_log().record(Event::PasswordChanged, &id, visitor),
        ]);
        match self.sluss.store.commit(changes).await.map_err(Error::from) {
            Err(Error::Conflict) => Err(Error::AlreadyUsed),
            other => other,
        }
    }

    async fn behind_reset_link(&self, token: &str) -> Result<(MailLink, Account), Error> {
        let link = self.sluss.messages().read_mail_link(Kind::ResetPassword, token).await?;
        let id = link.account.clone().ok_or(Error::NotFound)?;
        let account = self.sluss.store.account(&id).await?.filter(may_reset).ok_or(Error::NotFound)?;
        Ok((link, account))
    }
}

/// What an operator has shut, no mail opens.
fn may_reset(account: &Account) -> bool {
    !account.disabled || account.locked
}
