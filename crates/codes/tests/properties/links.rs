//! Whatever the account, the link that is written says the same when it is read.

use crate::strategies::accounts;
use proptest::prelude::*;
use sluss_codes::account::{Account, Kind};
use sluss_codes::link;
use sluss_codes::link::migration::{self, Set};

/// What no link can say: Steam's issuer with five digits is Steam's kind.
fn is_steams(account: &Account) -> bool {
    let has_five = matches!(account.kind, Kind::Totp { digits, .. } if digits.get() == 5);
    has_five && account.issuer.eq_ignore_ascii_case("steam")
}

proptest! {
    #[test]
    fn a_link_says_what_the_account_says(account in accounts().prop_filter("no link can say it", |account| !is_steams(account))) {
        let text = link::write(&account);
        let read = link::read(&text).unwrap();
        prop_assert!(text.is_ascii());
        prop_assert_eq!(&read.account, &account);
        prop_assert_eq!(link::read(&text.to_lowercase()).map(|link| link.account.secret), Ok(account.secret));
    }

    #[test]
    fn a_migration_holds_what_it_does_not_leave_out(accounts in proptest::collection::vec(accounts(), 0..40), set: i32) {
        let written = migration::write(&accounts, set);
        let left_out: Vec<usize> = written.left_out.iter().map(|(place, _)| *place).collect();
        let mut parts = written.links.iter().map(|text| migration::read(text).unwrap());
        let mut read = Vec::new();
        if let Some(first) = parts.next() {
            let mut set = Set::begin(first);
            for part in parts {
                prop_assert_eq!(set.add(part), Ok(true));
            }
            prop_assert_eq!(set.missing().count(), 0);
            read = set.accounts();
        }
        let kept = accounts.into_iter().enumerate().filter(|(place, _)| !left_out.contains(place));
        prop_assert_eq!(read, kept.map(|(_, account)| Ok(account)).collect::<Vec<_>>());
    }

    #[test]
    fn nothing_panics(text in any::<String>(), label in ".{0,40}", query in "[a-z0-9=&%+?#]{0,60}") {
        for scheme in ["", "otpauth://totp/", "otpauth://hotp/", "otpauth://yaotp/", "motp://", "steam://", "otpauth-migration://offline?data="] {
            for rest in [text.clone(), format!("{label}?secret=GEZDGNBV&{query}")] {
                let link = format!("{scheme}{rest}");
                if let Ok(read) = link::read(&link) {
                    prop_assert_eq!(link::read(&link::write(&read.account)).map(|link| link.account), Ok(read.account));
                }
                drop(migration::read(&link));
            }
        }
    }
}
