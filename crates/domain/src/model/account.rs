//! An account, as stored. Knows no rule that needs more than the account itself.

use sluss_protocol::language::Language;
use sluss_protocol::link::AccountRef;

use crate::model::email::Email;
use crate::model::id::AccountId;
use crate::model::password::PasswordHash;
use crate::model::timestamp::Timestamp;

/// Somebody who can sign in, as stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    /// The account's id, which is not given to another account even after this one is deleted.
    pub id: AccountId,
    /// Names the account in links and on devices; says nothing about the person.
    pub reference: AccountRef,
    /// The address that the person signs in with; no two accounts share one.
    pub email: Email,
    /// Whether the address is known to be the owner's: a link sent there was followed, or an operator vouches for it.
    pub email_verified: bool,
    /// At most 100 characters, chosen by the person or an operator.
    pub name: String,
    /// The language of mails and SMS to the person.
    pub language: Language,
    /// The slow hash of the password.
    pub password: PasswordHash,
    /// Nobody can sign in, whatever they know or hold.
    pub disabled: bool,
    /// Disabled through the owner's *It was not me* rather than by an operator: a new password enables it again.
    pub locked: bool,
    /// The owner requires two steps at every site, whatever the site asks for.
    pub two_steps: bool,
    /// When all second factors will be deleted: the end of a factor reset's cooling-off time.
    pub factor_reset_at: Option<Timestamp>,
    /// When a link in a mail replaced the password, until a second factor is shown: before that nothing proves that it
    /// was the owner who followed the link.
    pub reset_at: Option<Timestamp>,
    /// When the newest second factor was registered, whether or not it is still there.
    pub factor_added_at: Option<Timestamp>,
    /// How often the marks of all trusted browsers have been revoked; marks of an earlier era are worthless.
    pub marks_era: i64,
    /// When the account was made.
    pub created_at: Timestamp,
}

impl Account {
    /// The part of the account that passwords are checked against.
    pub(crate) fn owner(&self) -> Owner<'_> {
        Owner { email: &self.email, name: &self.name }
    }
}

/// The longest name of an account, in characters.
pub(crate) const NAME_MAX: usize = 100;

/// The person whom a password protects: guessers begin with what relates to them.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Owner<'a> {
    /// The address; a password that is based on it is refused.
    pub(crate) email: &'a Email,
    /// The name; a password that is based on it is rated as easy to guess.
    pub(crate) name: &'a str,
}

impl Owner<'_> {
    /// The words that a guesser tries first, in lower case.
    pub(crate) fn words(self) -> Vec<String> {
        let (email, name) = (self.email.key(), self.name.to_lowercase());
        let of_email = email.split(|c: char| !c.is_alphanumeric());
        let parts = of_email.chain(name.split_whitespace()).filter(|word| word.chars().count() >= 3);
        ["sluss", email, &name].into_iter().chain(parts).map(str::to_owned).collect()
    }
}
