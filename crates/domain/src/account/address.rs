//! Another address for an account. Its owner asks for it; then the mailbox of the present address lets the other one take its place, and the
//! mailbox of that one, with the password, takes it. So neither a session nor a mailbox alone moves an account (docs/decisions/0066).

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
use crate::ports::store::{Change, CommitError, OwnChange};
use crate::session::Fresh;

/// Where the links in both mails lead.
const PATH: &str = "new-address";

/// What a link in one of the two mails is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewAddress {
    /// The account as it is now.
    pub account: Account,
    /// The address that it is to have.
    pub to: Email,
}

impl Fresh<'_> {
    /// Mails a link to the present address, by which its mailbox lets another address take its place.
    ///
    /// # Errors
    /// [`Error::SwitchedOff`] if the server sends no mail, [`Error::InvalidField`] if this is not an address,
    /// [`Error::Conflict`] if it is the account's already, [`Error::TooManyTries`], [`Error::Crowded`].
    pub async fn ask_for_address(&self, email: &str, visitor: &Visitor) -> Result<(), Error> {
        if !self.sluss.couriers.mail.is_set_up() {
            return Err(Error::SwitchedOff);
        }
        let (account, messages) = (&self.account, self.sluss.messages());
        let to = Email::parse(email).ok_or(Error::InvalidField("email"))?;
        if to.key() == account.email.key() {
            return Err(Error::Conflict);
        }
        let (link, works) = messages.new_mail_link(Kind::LeaveAddress, PATH, &to, Some(account.id.clone()));
        let content = Content::LeaveAddress {
            link,
            to: to.to_string(),
            at: self.sluss.now(),
            visitor: visitor.clone(),
            not_me: self.sluss.accounts().not_me_link(account),
        };
        let changes = vec![
            self.guard(),
            works,
            messages.mail_to(&account.email, account.language, content),
            self.sluss.audit_log().record(Event::AddressAsked, &account.id, visitor),
        ];
        messages.commit_within_the_hour("address", &account.email, visitor, changes).await
    }
}

impl Accounts<'_> {
    /// What the link is about that was mailed to the present address.
    ///
    /// # Errors
    /// [`Error::NotFound`] if the link was used or never issued, [`Error::Expired`].
    pub async fn leaving_address(&self, token: &str) -> Result<NewAddress, Error> {
        Ok(self.behind_address_link(Kind::LeaveAddress, token).await?.1)
    }

    /// What the link is about that was mailed to the other address.
    ///
    /// # Errors
    /// [`Error::NotFound`] if the link was used or never issued, [`Error::Expired`].
    pub async fn taking_address(&self, token: &str) -> Result<NewAddress, Error> {
        Ok(self.behind_address_link(Kind::TakeAddress, token).await?.1)
    }

    /// Lets the other address take the place of the present one: mails a link there, or the news that it has an account
    /// of its own. Whoever let it cannot tell the difference (H03).
    ///
    /// # Errors
    /// The same as for [`Self::leaving_address`], [`Error::AlreadyUsed`] if the link was used meanwhile.
    pub async fn leave_address(&self, token: &str, visitor: &Visitor) -> Result<(), Error> {
        let (used, NewAddress { account, to }) = self.behind_address_link(Kind::LeaveAddress, token).await?;
        let messages = self.sluss.messages();
        let (link, works) = messages.new_mail_link(Kind::TakeAddress, PATH, &to, Some(account.id.clone()));
        let sent = match self.sluss.store.account_by_email(&to).await? {
            Some(other) => messages.mail_to(&other.email, other.language, Content::AddressTaken),
            None => messages.mail_to(&to, account.language, Content::TakeAddress { link }),
        };
        let changes = vec![
            Change::Own(OwnChange::UseMailLink(used.token)),
            works,
            sent,
            self.sluss.audit_log().record(Event::AddressLeft, &account.id, visitor),
        ];
        used_once(self.sluss.store.commit(changes).await)
    }

    /// Gives the account the other address. The password is asked for, since an address with a slip in it may be a
    /// stranger's.
    ///
    /// # Errors
    /// The same as for [`Self::taking_address`], [`Error::WrongPassword`], [`Error::TooManyTries`], [`Error::Busy`], or
    /// [`Error::AlreadyUsed`] if the link or the address was taken meanwhile.
    pub async fn take_address(&self, token: &str, password: &str, caller: &Caller) -> Result<(), Error> {
        let (used, NewAddress { account, to }) = self.behind_address_link(Kind::TakeAddress, token).await?;
        self.sluss.account_settings().confirm_password(&account, password, caller).await?;
        let first = vec![Change::Own(OwnChange::UseMailLink(used.token))];
        let changes = [first, self.moved(&account, &to, true, &caller.visitor)].concat();
        used_once(self.sluss.store.commit(changes).await)
    }

    /// Gives an account another address at once. Only operators call this, for people whose mailbox is gone; `verified`
    /// says whether they vouch for the new one.
    ///
    /// # Errors
    /// [`Error::InvalidField`] if either is not an address, [`Error::NotFound`] if no account has the first, or
    /// [`Error::Conflict`] if an account has the second.
    pub async fn set_address(&self, email: &str, to: &str, verified: bool) -> Result<(), Error> {
        let to = Email::parse(to).ok_or(Error::InvalidField("email"))?;
        let account = self.by_address(email).await?;
        Ok(self.sluss.store.commit(self.moved(&account, &to, verified, &Visitor::default())).await?)
    }

    /// The changes that give the account another address, tell both, and end what was begun: links that were mailed to
    /// the old one open nothing any more.
    fn moved(&self, account: &Account, to: &Email, verified: bool, visitor: &Visitor) -> Vec<Change> {
        let (id, messages) = (&account.id, self.sluss.messages());
        let told = |at: &Email| {
            let notice = Notice::AddressChanged { from: account.email.to_string(), to: to.to_string() };
            messages.notify(&Account { email: at.clone(), ..account.clone() }, notice, visitor)
        };
        vec![
            Change::Own(OwnChange::MoveAddress {
                account: id.clone(),
                from: account.email.clone(),
                to: to.clone(),
                verified,
            }),
            Change::Own(OwnChange::VoidBegun(id.clone())),
            told(&account.email),
            told(to),
            self.sluss.audit_log().record(Event::AddressChanged, id, visitor),
        ]
    }

    async fn behind_address_link(&self, kind: Kind, token: &str) -> Result<(MailLink, NewAddress), Error> {
        let link = self.sluss.messages().read_mail_link(kind, token).await?;
        let id = link.account.clone().ok_or(Error::NotFound)?;
        let account = self.sluss.account_settings().open_account(&id).await?;
        let to = Email::stored(&link.email).ok_or(Error::NotFound)?;
        Ok((link, NewAddress { account, to }))
    }
}

fn used_once(committed: Result<(), CommitError>) -> Result<(), Error> {
    match committed {
        Err(CommitError::Conflict) => Err(Error::AlreadyUsed),
        other => Ok(other?),
    }
}
