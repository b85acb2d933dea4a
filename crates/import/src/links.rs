//! Links inside files, and what stands beside them there. What a link means is `sluss_codes::link`'s.

use percent_encoding::percent_decode_str;
use sluss_codes::account::{Account, Notes};
use sluss_codes::link::{self, Link, LinkError};

use crate::bounds::Bounds;
use crate::containers::{encoded, json};
use crate::draft::{Draft, cut};
use crate::findings::{Found, Why};

/// A link, or a bare secret in base32, with what the entry around it says where the link does not: password managers have either.
pub(crate) fn entry(text: &str, issuer: &str, name: &str, notes: Notes) -> Found {
    let text = text.trim();
    if !text.contains("://") {
        return Draft { notes, ..Draft::new(issuer, name, encoded::base32(text)) }.finish();
    }
    match link::read(text) {
        Ok(link) => completed(link, issuer, name, notes),
        Err(error) => {
            let name = if issuer.is_empty() && name.is_empty() { label(text) } else { name.to_owned() };
            Found::left(issuer, &name, why(error))
        }
    }
}

fn completed(link: Link, issuer: &str, name: &str, notes: Notes) -> Found {
    let mut account = Account { notes, ..link.account };
    if account.name.is_empty() {
        account.name = cut(name);
    }
    // An entry that has no issuer is often called by the account's name.
    if account.issuer.is_empty() && issuer.trim() != account.name {
        account.issuer = cut(issuer);
    }
    match link.others.get("codedisplay") {
        Some(display) => displayed(account, display),
        None => checked(account),
    }
}

/// What Ente keeps beside a code: JSON in a parameter.
fn displayed(mut account: Account, display: &str) -> Found {
    let Ok(display) = json::parse(display, &Bounds::default()) else { return checked(account) };
    if json::flag(&display, "trashed") {
        return Found::left(&account.issuer, &account.name, Why::Trashed);
    }
    account.notes.tags.extend(json::texts(&display, "tags"));
    account.notes.pinned |= json::flag(&display, "pinned");
    if account.notes.text.is_empty() {
        json::text(&display, "note").clone_into(&mut account.notes.text);
    }
    checked(account)
}

fn checked(account: Account) -> Found {
    crate::draft::checked(account)
}

/// What a link is called, for one that cannot be read: what stands before the question mark and says nothing of the secret.
fn label(text: &str) -> String {
    let path = text.split_once("://").and_then(|(_, rest)| rest.split_once('/')).map(|(_, rest)| rest);
    let label = path.and_then(|path| path.split_once('?')).map(|(label, _)| label).unwrap_or_default();
    percent_decode_str(label).decode_utf8_lossy().into_owned()
}

/// A link's error, in the report's words.
pub(crate) fn why(error: LinkError) -> Why {
    match error {
        LinkError::NotALink | LinkError::Several | LinkError::Damaged | LinkError::Twice(_) => Why::Link,
        LinkError::TooLong => Why::TooLong,
        LinkError::UnknownKind(kind) => Why::Kind(kind.chars().take(40).collect()),
        LinkError::UnknownAlgorithm(name) => Why::Algorithm(name.chars().take(40).collect()),
        LinkError::NoSecret => Why::NoSecret,
        LinkError::SecretNotBase32 | LinkError::SecretNotHex | LinkError::SecretLength(_) | LinkError::PinNotBase32 => {
            Why::UnreadableSecret
        }
        LinkError::DigitsOutOfRange => Why::Digits,
        LinkError::PeriodOutOfRange => Why::Period,
        LinkError::NoCounter | LinkError::CounterOutOfRange => Why::Counter,
    }
}

#[cfg(test)]
mod tests {
    use super::{Found, Why, entry};
    use sluss_codes::account::Notes;

    fn names(found: Found) -> (String, String) {
        match found {
            Found::Account(account) => (account.issuer, account.name),
            Found::Left(left) => panic!("{left:?}"),
        }
    }

    fn read(text: &str) -> (String, String) {
        names(entry(text, "Example Co", "anna@example.eu", Notes::default()))
    }

    #[test]
    fn what_a_link_says_comes_before_what_stands_beside_it() {
        let pair = |issuer: &str, name: &str| (issuer.to_owned(), name.to_owned());
        assert_eq!(read("otpauth://totp/Other:bo?secret=GEZDGNBV"), pair("Other", "bo"));
        assert_eq!(read("otpauth://totp/bo?secret=GEZDGNBV"), pair("Example Co", "bo"));
        assert_eq!(read("otpauth://totp/?secret=GEZDGNBV"), pair("Example Co", "anna@example.eu"));
        assert_eq!(read("steam://GEZDGNBV"), pair("Example Co", "anna@example.eu"));
        assert_eq!(read(" gezd gnbv "), pair("Example Co", "anna@example.eu"));
    }

    #[test]
    fn a_link_that_cannot_be_read_is_known_by_its_label() {
        let Found::Left(left) = entry("otpauth://totp/Example%20Co:bo?secret=0000", "", "", Notes::default()) else {
            panic!("it was taken");
        };
        assert_eq!((left.name.as_str(), left.why), ("Example Co:bo", Why::UnreadableSecret));
    }
}
