//! An account, as it is kept. Knows no rule that needs more than the account itself.

use sluss_protocol::language::Language;
use sluss_protocol::link::AccountRef;

use crate::model::email::Email;
use crate::model::id::AccountId;
use crate::model::password::PasswordHash;
use crate::model::timestamp::Timestamp;

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
    pub factor_reset_at: Option<Timestamp>,
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

/// Whom a password is to protect: what has to do with them is guessed first.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Owner<'a> {
    /// The address.
    pub(crate) email: &'a Email,
    /// The name.
    pub(crate) name: &'a str,
}

impl Owner<'_> {
    /// The words that a guesser begins with.
    pub(crate) fn words(self) -> Vec<String> {
        let (email, name) = (self.email.key(), self.name.to_lowercase());
        let of_email = email.split(|c: char| !c.is_alphanumeric());
        let parts = of_email.chain(name.split_whitespace()).filter(|word| word.chars().count() >= 3);
        ["sluss", email, &name].into_iter().chain(parts).map(str::to_owned).collect()
    }
}
