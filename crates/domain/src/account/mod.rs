//! Accounts: who can sign in. Operators add, disable and enable them here; people sign up in `sign_up`.

mod address;
mod allowance;
pub(crate) mod attempts;
mod attributes;
pub mod erase;
mod name;
mod not_me;
mod overview;
mod own;
mod reset;
mod sign_up;
mod strength;

pub use address::NewAddress;
pub(crate) use attempts::Among;
pub use overview::Overview;

use sluss_protocol::language::Language;
use sluss_protocol::link::AccountRef;

use crate::error::Error;
use crate::model::account::{Account, Owner};
use crate::model::audit::Event;
use crate::model::email::Email;
use crate::model::factors::Factors;
use crate::model::id::AccountId;
use crate::model::password::PasswordHash;
use crate::model::visitor::Visitor;
use crate::ports::entropy::new_id;
use crate::ports::entropy::random;
use crate::ports::store::{Change, OwnChange};
use crate::sluss::Sluss;

/// Making, disabling and enabling accounts, and what their owners do through links in mails.
#[derive(Clone, Copy, Debug)]
pub struct Accounts<'a> {
    pub(crate) sluss: &'a Sluss,
}

impl Sluss {
    /// Making, disabling and enabling accounts, and what their owners do through links in mails.
    #[must_use]
    pub const fn accounts(&self) -> Accounts<'_> {
        Accounts { sluss: self }
    }
}

impl Accounts<'_> {
    /// The account that has this address, however the address is written. Only operators may be told whether there is one.
    ///
    /// # Errors
    /// [`Error::InvalidField`] if this is not an address, [`Error::NotFound`] if no account has it.
    pub async fn by_address(&self, email: &str) -> Result<Account, Error> {
        let email = Email::parse(email).ok_or(Error::InvalidField("email"))?;
        self.sluss.store.account_by_email(&email).await?.ok_or(Error::NotFound)
    }

    /// Makes an account with a password. Only operators call this, and `email_verified` says whether they vouch for the
    /// address (F08: there are no built-in accounts).
    ///
    /// # Errors
    /// [`Error::InvalidField`] for the address or the name, [`Error::Password`], or [`Error::Conflict`] if the address
    /// is taken.
    pub async fn add(
        &self,
        email: &str,
        name: &str,
        language: Language,
        password: &str,
        email_verified: bool,
    ) -> Result<Account, Error> {
        let email = Email::parse(email).ok_or(Error::InvalidField("email"))?;
        let account = self.choose(email, name, language, password).await?;
        let account = Account { email_verified, ..account };
        let noted = self.sluss.audit_log().record(Event::AccountAdded, &account.id, &Visitor::default());
        self.sluss.store.commit(vec![Change::AddAccount(account.clone()), noted]).await?;
        Ok(account)
    }

    /// Checks name and password by the rules that hold for everybody, and makes an account that is not stored yet.
    pub(crate) async fn choose(
        &self,
        email: Email,
        name: &str,
        language: Language,
        password: &str,
    ) -> Result<Account, Error> {
        let name = name::chosen(name)?;
        let owner = Owner { email: &email, name };
        // A new account has no second factor yet.
        let password = self.sluss.account_settings().choose_password(password, owner, &Factors::default()).await?;
        let hash = self.sluss.hasher.hash(password).await?;
        Ok(self.new_account(email, name, language, hash))
    }

    /// An account with a fresh id and reference.
    fn new_account(&self, email: Email, name: &str, language: Language, password: PasswordHash) -> Account {
        Account {
            id: new_id::<AccountId>(&*self.sluss.entropy),
            reference: AccountRef(random(&*self.sluss.entropy)),
            email,
            email_verified: true,
            name: name.to_owned(),
            language,
            password,
            disabled: false,
            locked: false,
            two_steps: false,
            factor_reset_at: None,
            reset_at: None,
            factor_added_at: None,
            marks_era: 0,
            created_at: self.sluss.now(),
        }
    }

    /// Disables an account and ends everything opened or begun with it: sessions, codes and tokens at relying parties,
    /// sign-ins and enrolments (F09).
    ///
    /// # Errors
    /// [`Error::NotFound`] if no account has the address.
    pub async fn disable(&self, email: &str) -> Result<(), Error> {
        let id = self.by_address(email).await?.id;
        let changes = vec![
            Change::DisableAccount(id.clone()),
            Change::Own(OwnChange::SignOutEverywhere { account: id.clone(), keep: None }),
            self.sluss.audit_log().record(Event::AccountDisabled, &id, &Visitor::default()),
        ];
        Ok(self.sluss.store.commit(changes).await?)
    }

    /// Enables an account again that was disabled by an operator, or locked by its owner through *It was not me*. What
    /// was ended then stays ended: the person signs in anew.
    ///
    /// # Errors
    /// [`Error::NotFound`] if no account has the address, [`Error::Conflict`] if it is not disabled.
    pub async fn enable(&self, email: &str) -> Result<(), Error> {
        let id = self.by_address(email).await?.id;
        let noted = self.sluss.audit_log().record(Event::AccountEnabled, &id, &Visitor::default());
        Ok(self.sluss.store.commit(vec![Change::Own(OwnChange::EnableAccount(id)), noted]).await?)
    }

    /// Remembers the language that the person chose; later mails and SMS are written in it.
    ///
    /// # Errors
    /// Only store errors.
    pub async fn set_language(&self, account: &AccountId, language: Language) -> Result<(), Error> {
        Ok(self.sluss.store.commit(vec![Change::SetLanguage(account.clone(), language)]).await?)
    }
}
