//! Signing up (J5): first an address, which a mail confirms; then name and password, behind the link in that mail.

use sluss_protocol::language::Language;

use crate::account::Accounts;
use crate::error::Error;
use crate::model::account::{Account, Owner};
use crate::model::audit::Event;
use crate::model::email::Email;
use crate::model::factors::Factors;
use crate::model::message::Content;
use crate::model::secret::Kind;
use crate::model::visitor::Visitor;
use crate::ports::password::Guess;
use crate::ports::store::{Change, OwnChange};

impl Accounts<'_> {
    /// Sends a mail to the address: a link, or the news that it already has an account. Whoever asked cannot tell the
    /// difference (H03).
    ///
    /// # Errors
    /// [`Error::SwitchedOff`], or [`Error::InvalidField`] if this is not an address.
    pub async fn ask_to_sign_up(&self, email: &str, language: Language, visitor: &Visitor) -> Result<(), Error> {
        self.require_sign_up()?;
        let email = Email::parse(email).ok_or(Error::InvalidField("email"))?;
        let known = self.sluss.store.account_by_email(&email).await?;
        let id = known.as_ref().map(|account| account.id.clone());
        // Whoever has an account gets no link; storing one all the same takes the same work (S08).
        let (link, works) = self.sluss.messages().new_mail_link(Kind::ConfirmAddress, "sign-up", &email, id);
        let sent = match known {
            Some(account) => {
                self.sluss.messages().mail_to(&account.email, account.language, Content::AlreadyRegistered)
            }
            None => self.sluss.messages().mail_to(&email, language, Content::ConfirmAddress { link }),
        };
        let changes = vec![works, sent];
        self.sluss.messages().commit_counted("sign-up", &email, visitor, changes).await
    }

    /// The address that the link confirms, as long as the link works.
    ///
    /// # Errors
    /// [`Error::SwitchedOff`], [`Error::NotFound`] if the link was used or never issued, [`Error::Expired`].
    pub async fn signing_up(&self, token: &str) -> Result<String, Error> {
        self.require_sign_up()?;
        Ok(self.sluss.messages().read_mail_link(Kind::ConfirmAddress, token).await?.email)
    }

    /// Makes the account, once. Nobody is signed in by this.
    ///
    /// # Errors
    /// The same as for [`Self::signing_up`], [`Error::InvalidField`] for the name, [`Error::Password`], or
    /// [`Error::AlreadyUsed`] if the link or the address was taken meanwhile.
    pub async fn sign_up(
        &self,
        token: &str,
        name: &str,
        password: &str,
        language: Language,
        visitor: &Visitor,
    ) -> Result<Account, Error> {
        self.require_sign_up()?;
        let link = self.sluss.messages().read_mail_link(Kind::ConfirmAddress, token).await?;
        let email = Email::parse(&link.email).ok_or(Error::InvalidField("email"))?;
        let account = self.choose(email, name, language, password).await?;
        let changes = vec![
            Change::Own(OwnChange::UseMailLink(link.token)),
            Change::AddAccount(account.clone()),
            self.sluss.audit_log().record(Event::SignedUp, &account.id, visitor),
        ];
        match self.sluss.store.commit(changes).await.map_err(Error::from) {
            Err(Error::Conflict) => Err(Error::AlreadyUsed),
            other => other.map(|()| account),
        }
    }

    /// Rates a password for whoever holds the link, by the name that was typed so far. It is not stored.
    ///
    /// # Errors
    /// The same as for [`Self::signing_up`], [`Error::Password`] if it is refused without a guess,
    /// [`Error::TooManyTries`] for somebody who asks more often than people type, [`Error::Busy`].
    pub async fn judge_to_sign_up(&self, token: &str, name: &str, typed: &str) -> Result<Guess, Error> {
        let email = self.signing_up(token).await?;
        let email = Email::parse(&email).ok_or(Error::InvalidField("email"))?;
        let settings = self.sluss.account_settings();
        settings.count_judged(email.key())?;
        settings.judge(typed, Owner { email: &email, name }, &Factors::default()).await
    }

    fn require_sign_up(&self) -> Result<(), Error> {
        if self.sluss.policy.sign_up { Ok(()) } else { Err(Error::SwitchedOff) }
    }
}
