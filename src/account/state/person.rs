//! What is said where a new name or another address is refused.

use super::error::AccountError;

/// A field of the person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PersonField {
    /// The name that relying sites are told.
    Name,
    /// The address that the person signs in with.
    Address,
}

/// What is wrong with a new name or another address, and where that is said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PersonError<'a> {
    /// Under the field; the id of the text.
    AtField(&'static str),
    /// Above the form: too many mails were asked for. The number of seconds to wait.
    TooManyMails(u32),
    /// Above the form, as everywhere else.
    Above(&'a AccountError),
}

impl<'a> PersonError<'a> {
    /// Where an error about this field is said.
    #[must_use]
    pub fn of(field: PersonField, error: Option<&'a AccountError>) -> Option<Self> {
        Some(match (field, error?) {
            (PersonField::Name, AccountError::Field(_)) => Self::AtField("name-form"),
            (PersonField::Address, AccountError::Field(_)) => Self::AtField("address-form"),
            (PersonField::Address, AccountError::Changed) => Self::AtField("address-same"),
            (PersonField::Address, AccountError::Wait(seconds)) => Self::TooManyMails(*seconds),
            (_, other) => Self::Above(other),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{AccountError, PersonError, PersonField};

    #[test]
    fn what_is_wrong_with_a_field_is_said_there_and_too_many_mails_are_no_wrong_passwords() {
        let said = |field, error| match PersonError::of(field, Some(&error)) {
            Some(PersonError::AtField(id)) => id.to_owned(),
            Some(PersonError::TooManyMails(seconds)) => seconds.to_string(),
            Some(PersonError::Above(error)) => error.text_id(),
            None => String::new(),
        };
        let field = || AccountError::Field("email".to_owned());
        assert_eq!(said(PersonField::Name, field()), "name-form");
        assert_eq!(said(PersonField::Address, field()), "address-form");
        assert_eq!(said(PersonField::Address, AccountError::Changed), "address-same");
        assert_eq!(said(PersonField::Address, AccountError::Wait(60)), "60");
        assert_eq!(said(PersonField::Name, AccountError::Changed), "error-changed");
        assert_eq!(said(PersonField::Address, AccountError::NotFresh), "error-not-fresh");
        assert_eq!(PersonError::of(PersonField::Name, None), None);
    }
}
