//! Sentences that several subcommands share, and what refusals of the domain mean at the command line.

use sluss_app::i18n::{Texts, resolved};
use sluss_domain::model::email::Email;
use sluss_domain::model::factor::Factor;
use sluss_domain::ports::store::CommitError;
use sluss_domain::{Error, Timestamp};
use sluss_protocol::language::Language;
use sluss_protocol::method::Method;

use crate::dates::minute;

/// What a command that only looks says if there is no database.
pub(super) const NO_DATABASE: &str =
    "there is no database yet: `sluss serve` makes it and the key file at its first start";

/// What went wrong, whatever was asked for.
pub(super) fn failed(error: impl Into<Error>) -> String {
    match error.into() {
        Error::Conflict => "it was changed at the same time: try again".to_owned(),
        Error::Unavailable(why) | Error::Store(why) => format!("the database cannot be used: {why}"),
        Error::Unsealable => {
            "something in the database cannot be opened with this key file: use the one that it was sealed with"
                .to_owned()
        }
        other => other.to_string(),
    }
}

/// Why something could not be stored.
pub(super) fn uncommitted(error: CommitError) -> String {
    failed(error)
}

/// What went wrong with the account of this address.
pub(super) fn about(email: &str) -> impl Fn(Error) -> String + '_ {
    move |error| match error {
        Error::NotFound => format!("no account has the address {email}: `sluss user list` shows them all"),
        Error::InvalidField("email") => not_an_address(email),
        other => failed(other),
    }
}

/// Reads an address as an argument, which stays as it was typed.
pub(super) fn address(typed: &str) -> Result<String, String> {
    if Email::parse(typed).is_some() { Ok(typed.to_owned()) } else { Err(not_an_address(typed)) }
}

fn not_an_address(typed: &str) -> String {
    format!("{typed} is not an email address")
}

/// A method in the words of the sign-in page.
pub(super) fn method(method: Method) -> String {
    resolved(Language::En, Texts::SignIn).text(method.facts().text)
}

/// The method whose wrong answers are counted here.
pub(super) const fn counted(factor: &Factor) -> Method {
    match factor {
        Factor::Of(method) => *method,
        Factor::Pin(_) => Method::Pin,
    }
}

/// A moment, or a word for none.
pub(super) fn moment(at: Option<Timestamp>, none: &str) -> String {
    at.map_or_else(|| none.to_owned(), minute)
}
