//! Every file of tests/fixtures gives what expected.json says: a file without a reader fails here.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on stops")]

use std::collections::BTreeSet;
use std::path::PathBuf;

use serde_json::Value;
use sluss_codes::account::{Account, Kind};
use sluss_codes::compute::{Codes, codes};
use sluss_codes::parameters::Algorithm;
use sluss_codes::secret_text::to_base32;
use sluss_import::{Findings, Limits, Lock, Refusal, Why, open, open_beside, recognise};

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures")
}

fn file(name: &str) -> Vec<u8> {
    std::fs::read(folder().join(name)).unwrap()
}

fn expected() -> Value {
    serde_json::from_slice(&file("expected.json")).unwrap()
}

/// The file that another one is worth nothing without.
fn beside(name: &str) -> Vec<u8> {
    if name == "steam-encrypted.maFile" { file("steam-manifest.json") } else { Vec::new() }
}

/// An account as expected.json writes it.
fn written(account: &Account) -> Value {
    let algorithm = |algorithm: Algorithm| algorithm.name();
    let mut value = serde_json::json!({
        "issuer": account.issuer, "account": account.name, "secret": *to_base32(&account.secret), "algorithm": "SHA1",
    });
    match &account.kind {
        Kind::Totp { algorithm: hash, digits, period } => {
            value["type"] = "totp".into();
            value["algorithm"] = algorithm(*hash).into();
            value["digits"] = digits.get().into();
            value["period"] = period.get().into();
        }
        Kind::Hotp { algorithm: hash, digits, counter } => {
            value["type"] = "hotp".into();
            value["algorithm"] = algorithm(*hash).into();
            value["digits"] = digits.get().into();
            value["counter"] = (*counter).into();
        }
        Kind::Steam => {
            value["type"] = "steam".into();
            value["digits"] = 5.into();
            value["period"] = 30.into();
        }
        Kind::Motp { .. } | Kind::Yandex { .. } => panic!("no fixture has {account:?}"),
    }
    value
}

fn opened(name: &str, password: Option<&str>) -> Result<Findings, Refusal> {
    open_beside(&file(name), &beside(name), password, &Limits::default())
}

/// Files that are not taken, and what is said.
fn refusal(name: &str) -> Option<Refusal> {
    match name {
        "bitwarden-account-restricted.json" => {
            Some(Refusal::Foreign(sluss_import::Foreign::BitwardenAccountRestricted))
        }
        "steam-manifest.json" => Some(Refusal::CompanionNeeded),
        _ => None,
    }
}

#[test]
fn every_file_gives_what_is_expected_of_it() {
    let expected = expected();
    let mut failures = Vec::new();
    for (name, wanted) in expected["files"].as_object().unwrap() {
        let found = opened(name, wanted["password"].as_str());
        if let Some(refusal) = refusal(name) {
            assert_eq!(found, Err(refusal), "{name}");
            continue;
        }
        match found {
            Err(why) => failures.push(format!("{name}: {why:?}")),
            Ok(findings) => {
                let accounts: Vec<Value> = findings.accounts().map(written).collect();
                if Value::Array(accounts.clone()) != wanted["entries"] {
                    failures.push(format!("{name}: {accounts:#?}, {:?}", findings.left().collect::<Vec<_>>()));
                }
            }
        }
    }
    assert!(failures.is_empty(), "{} of them:\n{}", failures.len(), failures.join("\n"));
}

/// The codes that expected.json has for whom, by issuer and name.
#[test]
fn imported_accounts_have_the_codes_that_were_published_for_their_secrets() {
    let expected = expected();
    let findings = opened("otpauth.txt", None).unwrap();
    let mut compared = 0;
    for (account, wanted) in findings.accounts().zip(expected["codes"].as_array().unwrap()) {
        assert_eq!(
            (wanted["issuer"].as_str(), wanted["account"].as_str()),
            (Some(&*account.issuer), Some(&*account.name))
        );
        for (when, code) in wanted["codes"].as_object().unwrap() {
            let seconds = when.strip_prefix("unix ").map_or(0, |seconds| seconds.parse().unwrap());
            let now = match codes(account, seconds, None).unwrap() {
                Codes::Timed { now, .. } => now,
                Codes::Counted { code, .. } => code,
            };
            assert_eq!(Some(now.as_str()), code.as_str(), "{account:?} at {when}");
            compared += 1;
        }
    }
    assert_eq!(compared, 17);
}

#[test]
fn every_file_is_in_the_table() {
    let listed: BTreeSet<String> = expected()["files"].as_object().unwrap().keys().cloned().collect();
    let here = std::fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let here: BTreeSet<String> = here.filter(|name| !["README.md", "expected.json"].contains(&name.as_str())).collect();
    assert_eq!(listed, here);
}

#[test]
fn what_a_file_takes_is_known_before_it_is_opened() {
    let expected = expected();
    for (name, wanted) in expected["files"].as_object().unwrap() {
        if refusal(name).is_some() {
            continue;
        }
        let lock = recognise(&file(name), &Limits::default()).unwrap_or_else(|why| panic!("{name}: {why}")).lock;
        let sealed = wanted["password"].is_string();
        assert_eq!(sealed, lock != Lock::Open, "{name}: {lock:?}");
        if let Lock::Password(cost) = lock {
            assert!(cost.rounds > 0, "{name}");
            assert_eq!(opened(name, None), Err(Refusal::PasswordNeeded), "{name}");
            assert_eq!(opened(name, Some("")), Err(Refusal::PasswordNeeded), "{name}");
        }
    }
}

#[test]
fn a_wrong_password_is_called_that() {
    let expected = expected();
    for (name, wanted) in expected["files"].as_object().unwrap() {
        if wanted["password"].is_string() && name != "totp-authenticator-default.bin" {
            assert_eq!(opened(name, Some("import-test-43")), Err(Refusal::WrongPassword), "{name}");
        }
    }
}

#[test]
fn what_was_in_the_trash_is_reported_and_not_taken() {
    let findings = opened("ente-plain.txt", None).unwrap();
    let left: Vec<_> = findings.left().map(|left| (left.issuer.as_str(), left.name.as_str(), &left.why)).collect();
    assert_eq!(left, [("Trashed", "gone", &Why::Trashed)]);
    assert!(findings.accounts().all(|account| account.notes.tags == ["Work"]));
}

#[test]
fn what_ente_asks_for_is_told_and_a_small_device_refuses_before_it_tries() {
    let text = String::from_utf8(file("ente-encrypted.txt")).unwrap().replace("8388608", "1073741824");
    let Lock::Password(cost) = recognise(text.as_bytes(), &Limits::default()).unwrap().lock else { panic!() };
    assert_eq!((cost.memory, cost.rounds), (1 << 30, 2 << 20));
    let phone = Limits::with_memory(256 << 20);
    let refused = open(text.as_bytes(), Some("import-test-42"), &phone);
    assert_eq!(refused, Err(Refusal::Memory { needed: 1 << 30, most: 256 << 20 }));
}
