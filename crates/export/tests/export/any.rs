//! Any accounts, in every form: what a writer does not call lost comes back, and what it calls lost is of a kind that the form does not have.

use std::collections::BTreeSet;

use proptest::collection::{btree_set, vec};
use proptest::option;
use proptest::prelude::*;
use sluss_codes::account::{Account, Kind, Notes, Secret};
use sluss_codes::parameters::{Algorithm, Digits, Period};
use sluss_codes::{link, secret_text};
use sluss_export::{Lost, Reason, aegis, cxf, links, migration, sheet};

use crate::accounts::{kept, plain, read, taken, with_counting_secrets};
use crate::backup::{PASSPHRASE, written};

const PIECES: &[&str] =
    &[":", "%", "%3A", "+", " ", "#", "?", "&", "=", "/", "\"", "\\", "\n", "<b>", "]]>", "Steam", "Ö", "İ", "\u{0}"];

/// Texts out of pieces that mean something in one of the forms, and any others. Most forms lose the spaces around them.
fn texts() -> impl Strategy<Value = String> {
    let pieced = vec(prop::sample::select(PIECES), 0..6).prop_map(|pieces| pieces.concat());
    prop_oneof![pieced, any::<String>()].prop_map(|text| text.trim().to_owned())
}

fn secrets(bytes: std::ops::RangeInclusive<usize>) -> impl Strategy<Value = Secret> {
    vec(any::<u8>(), bytes).prop_map(|bytes| Secret::new(bytes).unwrap())
}

fn kinds() -> impl Strategy<Value = Kind> {
    let hashes = || prop::sample::select(&[Algorithm::Sha1, Algorithm::Sha256, Algorithm::Sha512][..]);
    let digits = || (5_u8..=10).prop_map(|digits| Digits::new(digits).unwrap());
    let periods =
        prop_oneof![Just(30), 1_u32..=300, 1..=u32::MAX].prop_map(|seconds| Period::seconds(seconds).unwrap());
    let pins =
        || option::of(prop_oneof![secrets(1..=8), "[0-9]{4}".prop_map(|pin| Secret::new(pin.into_bytes()).unwrap())]);
    prop_oneof![
        4 => (hashes(), digits(), periods).prop_map(|(algorithm, digits, period)| Kind::Totp { algorithm, digits, period }),
        2 => (hashes(), digits(), any::<u64>()).prop_map(|(algorithm, digits, counter)| Kind::Hotp { algorithm, digits, counter }),
        1 => Just(Kind::Steam),
        1 => pins().prop_map(|pin| Kind::Motp { pin }),
        1 => pins().prop_map(|pin| Kind::Yandex { pin }),
    ]
}

fn notes() -> impl Strategy<Value = Notes> {
    let tags = btree_set(texts().prop_filter("a tag is not empty", |tag| !tag.is_empty()), 0..4);
    (any::<String>(), tags, any::<bool>()).prop_map(|(text, tags, pinned)| Notes {
        text,
        tags: tags.into_iter().rev().collect(),
        pinned,
    })
}

/// Accounts of which no two have the same secret, since a file's second would be reported as there twice.
fn accounts() -> impl Strategy<Value = Vec<Account>> {
    let secrets = prop_oneof![3 => secrets(1..=80), 1 => secrets(16..=16)];
    let account = (texts(), texts(), secrets, kinds(), notes())
        .prop_map(|(issuer, name, secret, kind, notes)| Account { issuer, name, secret, kind, notes });
    vec(account, 0..25).prop_map(|mut accounts: Vec<Account>| {
        let mut seen = BTreeSet::new();
        accounts.retain(|account| seen.insert(account.secret.expose().to_vec()));
        accounts
    })
}

/// Without the PINs that a vault of Aegis cannot hold: those that are no text.
fn with_typed_pins(mut accounts: Vec<Account>) -> Vec<Account> {
    for account in &mut accounts {
        if let Kind::Motp { pin } | Kind::Yandex { pin } = &mut account.kind {
            *pin = pin.take().filter(|pin| std::str::from_utf8(pin.expose()).is_ok());
        }
    }
    accounts
}

fn reasons<T>(written: &sluss_export::Written<T>) -> Vec<Reason> {
    let reason = |loss: &sluss_export::Loss| if let Lost::Account(why) = loss.what { Some(why) } else { None };
    written.losses.iter().filter_map(reason).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn a_backup_brings_everything_back(accounts in accounts()) {
        prop_assert_eq!(taken(&read(&written(&accounts), Some(PASSPHRASE))), accounts);
    }

    #[test]
    fn aegis_brings_back_what_is_not_called_lost(accounts in accounts(), seed: [u8; 32]) {
        let vault = aegis::plain(&accounts, seed);
        prop_assert_eq!(taken(&read(&vault.content, None)), with_typed_pins(with_counting_secrets(kept(&accounts, &vault))));
        let known = [Reason::Period, Reason::Counter, Reason::Secret];
        prop_assert!(reasons(&vault).iter().all(|why| known.contains(why)));
    }

    #[test]
    fn links_bring_back_what_is_not_called_lost(accounts in accounts()) {
        let list = links::write(&accounts);
        if list.content.is_empty() {
            prop_assert_eq!(kept(&accounts, &list), []);
            return Ok(());
        }
        prop_assert_eq!(taken(&read(list.content.as_bytes(), None)), plain(with_counting_secrets(kept(&accounts, &list))));
    }

    #[test]
    fn googles_codes_bring_back_what_is_not_called_lost(accounts in accounts(), set: i32) {
        let codes = migration::write(&accounts, set);
        if codes.content.is_empty() {
            prop_assert_eq!(kept(&accounts, &codes), []);
            return Ok(());
        }
        let list = codes.content.iter().map(|code| code.as_str()).collect::<Vec<_>>().join("\n");
        prop_assert_eq!(taken(&read(list.as_bytes(), None)), plain(kept(&accounts, &codes)));
    }

    #[test]
    fn cxf_brings_back_what_is_not_called_lost(accounts in accounts(), seed: [u8; 32]) {
        let exporter = cxf::Exporter { rp_id: "codes.example.eu", name: "Sluss", written: 0 };
        let file = cxf::write(&accounts, exporter, seed);
        prop_assert_eq!(taken(&read(&file.content, None)), kept(&accounts, &file));
        prop_assert!(reasons(&file).iter().all(|why| [Reason::Kind, Reason::Period].contains(why)));
    }

    #[test]
    fn a_sheet_has_a_row_for_each(accounts in accounts()) {
        let sheet = sheet::rows(&accounts);
        prop_assert_eq!(sheet.content.len(), accounts.len());
        for (account, row) in accounts.iter().zip(&sheet.content) {
            let typed = if matches!(account.kind, Kind::Motp { .. }) { secret_text::hex } else { secret_text::base32 };
            prop_assert_eq!(typed(&row.secret), Ok(account.secret.clone()));
            if let Some(link) = &row.link {
                prop_assert_eq!(vec![link::read(link).unwrap().account], plain(with_counting_secrets(vec![account.clone()])));
            }
        }
    }
}
