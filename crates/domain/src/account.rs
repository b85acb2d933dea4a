//! Accounts: who can sign in. An operator adds one here; people sign up by themselves in `sign_up`.

use sluss_protocol::language::Language;
use sluss_protocol::link::AccountRef;
use sluss_protocol::names::is_name;

use crate::audit::Event;
use crate::email::Email;
use crate::entropy::random;
use crate::factors::Factors;
use crate::id::AccountId;
use crate::own_change::OwnChange;
use crate::password::PasswordHash;
use crate::store::Change;
use crate::strength::Owner;
use crate::visitor::Visitor;
use crate::{Error, Sluss, Timestamp};

/// A person's account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    /// Never given to anybody else.
    pub id: AccountId,
    /// Names the account in links and on devices.
    pub reference: AccountRef,
    /// What the person signs in with.
    pub email: Email,
    /// Whether it is known to be the owner's: a link that was sent there was followed, or an operator vouches for it.
    pub email_verified: bool,
    /// The person's name.
    pub name: String,
    /// The language of messages to the person.
    pub language: Language,
    /// The first gate's key, hashed.
    pub password: PasswordHash,
    /// Shut: nothing opens it.
    pub disabled: bool,
    /// Shut by its owner's *It was not me*, and not by an operator: a new password opens it again.
    pub locked: bool,
    /// Its owner wants two steps at every site, whatever the site asks for.
    pub two_steps: bool,
    /// When all factors will be deleted: the end of a PANIC's cooling-off time.
    pub panic_at: Option<Timestamp>,
    /// When a link in a mail replaced the password, as long as no second factor has been shown since: until then nothing says that it
    /// was the owner who followed it.
    pub reset_at: Option<Timestamp>,
    /// When the newest of what opens the second gate was registered, whether it is still there or not.
    pub factor_added_at: Option<Timestamp>,
    /// How often all marks of browsers that it is known in have been made worthless.
    pub marks_era: i64,
    /// When it was made.
    pub created_at: Timestamp,
}

impl Account {
    /// Whom the password belongs to.
    pub(crate) fn owner(&self) -> Owner<'_> {
        Owner { email: &self.email, name: &self.name }
    }
}

/// The longest name, in characters.
pub const NAME_MAX: usize = 100;

impl Sluss {
    /// Makes an account with a password (F08: there are none but those that somebody made).
    ///
    /// # Errors
    /// A field that cannot be, a password that cannot be taken, or [`Error::Conflict`] where the address is taken.
    pub async fn add_account(
        &self,
        email: &str,
        name: &str,
        language: Language,
        password: &str,
    ) -> Result<Account, Error> {
        let email = Email::parse(email).ok_or(Error::InvalidField("email"))?;
        let name = name.trim();
        if !is_name(name, NAME_MAX) {
            return Err(Error::InvalidField("name"));
        }
        let owner = Owner { email: &email, name };
        // There is nothing beside it yet.
        let password = self.choose_password(password, owner, &Factors::default()).await?;
        let account = self.new_account(email, name, language, self.hasher.hash(password).await?);
        self.store.commit(vec![Change::AddAccount(account.clone())]).await?;
        Ok(account)
    }

    /// An account that nobody has had before.
    pub(crate) fn new_account(&self, email: Email, name: &str, language: Language, password: PasswordHash) -> Account {
        Account {
            id: AccountId::new(&*self.entropy),
            reference: AccountRef(random(&*self.entropy)),
            email,
            email_verified: true,
            name: name.to_owned(),
            language,
            password,
            disabled: false,
            locked: false,
            two_steps: false,
            panic_at: None,
            reset_at: None,
            factor_added_at: None,
            marks_era: 0,
            created_at: self.now(),
        }
    }

    /// Shuts an account, and with it everything that was opened with it or is on its way: sessions, codes and tokens at
    /// relying sites, sign-ins, enrolments (F09).
    ///
    /// # Errors
    /// [`Error::NotFound`] where nobody has the address.
    pub async fn disable_account(&self, email: &str) -> Result<(), Error> {
        let email = Email::parse(email).ok_or(Error::InvalidField("email"))?;
        let id = self.store.account_by_email(&email).await?.ok_or(Error::NotFound)?.id;
        let changes = vec![
            Change::DisableAccount(id.clone()),
            Change::Own(OwnChange::SignOutEverywhere { account: id.clone(), keep: None }),
            self.record(Event::AccountDisabled, &id, &Visitor::default()),
        ];
        Ok(self.store.commit(changes).await?)
    }

    /// Opens an account again that an operator has shut, or its owner by *It was not me*. What it was shut with stays over: whoever
    /// has the password signs in anew.
    ///
    /// # Errors
    /// [`Error::NotFound`] where nobody has the address, [`Error::Conflict`] where it is open.
    pub async fn enable_account(&self, email: &str) -> Result<(), Error> {
        let email = Email::parse(email).ok_or(Error::InvalidField("email"))?;
        let id = self.store.account_by_email(&email).await?.ok_or(Error::NotFound)?.id;
        let noted = self.record(Event::AccountEnabled, &id, &Visitor::default());
        Ok(self.store.commit(vec![Change::Own(OwnChange::EnableAccount(id)), noted]).await?)
    }

    /// Remembers the language that a person chose.
    ///
    /// # Errors
    /// Only the store's.
    pub async fn speak(&self, account: &AccountId, language: Language) -> Result<(), Error> {
        Ok(self.store.commit(vec![Change::SetLanguage(account.clone(), language)]).await?)
    }
}
