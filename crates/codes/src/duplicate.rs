//! Whether an account that comes in is there already. Knows no file and no screen.

use std::collections::BTreeMap;

use crate::account::{Account, Kind};

/// What an account that comes in is to those that are kept. The number is the place of the one that is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Likeness {
    /// Nothing like it is there.
    New,
    /// It is there: the same secret, kind and parameters, whatever it is called, and whatever its counter, its PIN and its notes are.
    There(usize),
    /// The same secret and kind, with another hash, number of digits or period: one of the two makes codes that nobody takes.
    OtherParameters(usize),
    /// The same issuer and name, with another secret or kind: the site has given a new one, or the person has two.
    OtherSecret(usize),
}

/// The accounts that are kept, as they can be compared with. Each takes a logarithm of their number, since files may hold very many.
#[derive(Debug, Default)]
pub struct Kept<'a> {
    accounts: Vec<&'a Account>,
    by_secret: BTreeMap<(&'a [u8], u8), Vec<usize>>,
    by_names: BTreeMap<[String; 2], usize>,
}

impl<'a> Kept<'a> {
    /// These accounts, by their places.
    pub fn new(accounts: impl IntoIterator<Item = &'a Account>) -> Self {
        let mut kept = Self::default();
        for account in accounts {
            kept.add(account);
        }
        kept
    }

    /// One more, whose place is the next: what comes in is compared with what came in before it too.
    pub fn add(&mut self, account: &'a Account) {
        let place = self.accounts.len();
        self.accounts.push(account);
        self.by_secret.entry(by_secret(account)).or_default().push(place);
        if let Some(names) = names(account) {
            self.by_names.entry(names).or_insert(place);
        }
    }

    /// What an account is to these.
    #[must_use]
    pub fn likeness(&self, account: &Account) -> Likeness {
        let same_secret = self.by_secret.get(&by_secret(account)).map_or(&[][..], Vec::as_slice);
        let makes_the_same = |&&place: &&usize| has_same_parameters(&self.accounts[place].kind, &account.kind);
        if let Some(&place) = same_secret.iter().find(makes_the_same) {
            return Likeness::There(place);
        }
        if let Some(&place) = same_secret.first() {
            return Likeness::OtherParameters(place);
        }
        let same_names = names(account).and_then(|names| self.by_names.get(&names));
        same_names.map_or(Likeness::New, |&place| Likeness::OtherSecret(place))
    }
}

/// The secret, and a number for the kind.
fn by_secret(account: &Account) -> (&[u8], u8) {
    let kind = match account.kind {
        Kind::Totp { .. } => 0,
        Kind::Hotp { .. } => 1,
        Kind::Steam => 2,
        Kind::Motp { .. } => 3,
        Kind::Yandex { .. } => 4,
    };
    (account.secret.expose(), kind)
}

/// Issuer and name without case and the spaces around them; `None` if there are none, since then they say nothing.
fn names(account: &Account) -> Option<[String; 2]> {
    let names = [&account.issuer, &account.name]
        .map(|text| text.trim().chars().flat_map(char::to_lowercase).collect::<String>());
    names.iter().any(|text| !text.is_empty()).then_some(names)
}

/// Whether two of one kind make the same codes out of the same secret. A counter goes on, and a PIN may be kept or not.
fn has_same_parameters(one: &Kind, other: &Kind) -> bool {
    match (one, other) {
        (
            Kind::Hotp { algorithm, digits, counter: _ },
            Kind::Hotp { algorithm: other_algorithm, digits: other_digits, counter: _ },
        ) => (algorithm, digits) == (other_algorithm, other_digits),
        (Kind::Motp { .. }, Kind::Motp { .. }) | (Kind::Yandex { .. }, Kind::Yandex { .. }) => true,
        _ => one == other,
    }
}

#[cfg(test)]
mod tests {
    use super::{Kept, Likeness};
    use crate::account::{Account, Kind, Notes, Secret};
    use crate::parameters::{Algorithm, Digits, Period};

    fn account(issuer: &str, name: &str, secret: &[u8], kind: Kind) -> Account {
        let secret = Secret::new(secret.to_vec()).unwrap();
        Account { issuer: issuer.to_owned(), name: name.to_owned(), secret, kind, notes: Notes::default() }
    }

    fn totp(digits: u8) -> Kind {
        let digits = Digits::new(digits).unwrap();
        Kind::Totp { algorithm: Algorithm::Sha1, digits, period: Period::default() }
    }

    fn hotp(counter: u64) -> Kind {
        Kind::Hotp { algorithm: Algorithm::Sha1, digits: Digits::default(), counter }
    }

    fn kept() -> Vec<Account> {
        let pin = Secret::new(b"1234".to_vec());
        vec![
            account("Example", "anna", b"first", totp(6)),
            account("Counter Inc", "anna", b"second", hotp(7)),
            account("Yandex", "anna", b"third", Kind::Yandex { pin }),
            account("Example", "anna", b"fourth", totp(8)),
            account("", "", b"fifth", totp(6)),
        ]
    }

    #[test]
    fn the_same_secret_and_kind_is_there_already() {
        let accounts = kept();
        let kept = Kept::new(&accounts);
        for (place, account) in accounts.iter().enumerate() {
            assert_eq!(kept.likeness(account), Likeness::There(place));
        }
        assert_eq!(kept.likeness(&account("Renamed", "somebody", b"first", totp(6))), Likeness::There(0));
        assert_eq!(
            kept.likeness(&account("Counter Inc", "anna", b"second", hotp(9))),
            Likeness::There(1),
            "a counter goes on"
        );
        assert_eq!(kept.likeness(&account("Yandex", "anna", b"third", Kind::Yandex { pin: None })), Likeness::There(2));
    }

    #[test]
    fn the_same_secret_may_be_of_another_kind() {
        let accounts = kept();
        let kept = Kept::new(&accounts);
        assert_eq!(kept.likeness(&account("Other", "bob", b"first", hotp(0))), Likeness::New);
        assert_eq!(kept.likeness(&account("Other", "bob", b"first", Kind::Steam)), Likeness::New);
        assert_eq!(kept.likeness(&account("Other", "bob", b"first", totp(8))), Likeness::OtherParameters(0));
    }

    #[test]
    fn the_same_names_with_another_secret_are_told() {
        let accounts = kept();
        let kept = Kept::new(&accounts);
        assert_eq!(
            kept.likeness(&account(" example", "ANNA ", b"new", totp(6))),
            Likeness::OtherSecret(0),
            "the first of two"
        );
        assert_eq!(kept.likeness(&account("Example", "bob", b"new", totp(6))), Likeness::New);
        assert_eq!(kept.likeness(&account("", "", b"new", totp(6))), Likeness::New, "no names are not the same names");
    }

    #[test]
    fn what_came_in_before_counts_too() {
        let (first, again) = (account("New", "anna", b"new", totp(6)), account("New", "anna", b"new", totp(6)));
        let accounts = kept();
        let mut kept = Kept::new(&accounts);
        assert_eq!(kept.likeness(&first), Likeness::New);
        kept.add(&first);
        assert_eq!(kept.likeness(&again), Likeness::There(5));
    }
}
