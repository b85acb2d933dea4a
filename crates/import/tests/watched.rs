//! Opening a file tells how far it is, often, and can be stopped at each telling; and each kind of refusal is met by a whole file.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on stops")]

use std::cell::{Cell, RefCell};
use std::fmt::Write as _;
use std::io::{Cursor, Write as _};
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::rc::Rc;

use serde_json::Value;
use sluss_import::{Findings, Foreign, Limits, Progress, Refusal, open, open_beside, open_watched};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

fn file(name: &str) -> Vec<u8> {
    std::fs::read(PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(name)).unwrap()
}

fn beside(name: &str) -> Vec<u8> {
    if name == "steam-encrypted.maFile" { file("steam-manifest.json") } else { Vec::new() }
}

/// The files and their passwords.
fn fixtures() -> Vec<(String, Option<String>)> {
    let expected: Value = serde_json::from_slice(&file("expected.json")).unwrap();
    let files = expected["files"].as_object().unwrap().iter();
    files.map(|(name, wanted)| (name.clone(), wanted["password"].as_str().map(str::to_owned))).collect()
}

/// What was told, and what came of it.
fn watched(bytes: &[u8], beside: &[u8], password: Option<&str>) -> (Vec<Progress>, Result<Findings, Refusal>) {
    let told = Rc::new(RefCell::new(Vec::new()));
    let heard = told.clone();
    let watch = move |progress| {
        heard.borrow_mut().push(progress);
        ControlFlow::Continue(())
    };
    let findings = open_watched(bytes, beside, password, &Limits::default(), watch);
    (told.take(), findings)
}

/// What comes of it if the telling after so many is answered by a stop.
fn stopped(bytes: &[u8], beside: &[u8], password: Option<&str>, after: usize) -> Result<Findings, Refusal> {
    let told = Cell::new(0);
    let watch =
        move |_| if told.replace(told.get() + 1) == after { ControlFlow::Break(()) } else { ControlFlow::Continue(()) };
    open_watched(bytes, beside, password, &Limits::default(), watch)
}

#[test]
fn p04_every_file_can_be_stopped_whenever_it_tells_how_far_it_is() {
    for (name, password) in fixtures() {
        let (bytes, beside, password) = (file(&name), beside(&name), password.as_deref());
        let (told, findings) = watched(&bytes, &beside, password);
        assert_eq!(findings, open_beside(&bytes, &beside, password, &Limits::default()), "{name}");
        if findings.is_err() {
            continue;
        }
        assert!(!told.is_empty(), "{name}");
        // A key costs the same each time: the first, the second and the last telling are enough.
        for after in [0, 1, told.len() - 1] {
            if after < told.len() {
                assert_eq!(stopped(&bytes, &beside, password, after), Err(Refusal::Stopped), "{name}, after {after}");
            }
        }
        assert!(stopped(&bytes, &beside, password, told.len()).is_ok(), "{name}");
    }
}

#[test]
fn what_is_sealed_under_a_password_tells_of_its_key() {
    for (name, password) in fixtures() {
        let (told, findings) = watched(&file(&name), &beside(&name), password.as_deref());
        let of_keys = told.iter().filter(|progress| matches!(progress, Progress::Key { .. })).count();
        // These hash once, and their first telling comes after that.
        let hashed_once =
            ["andotp-encrypted-old.bin", "authenticator-extension-v1.json", "authenticator-extension-v2.json"];
        let zipped = ["winauth.zip", "raivo-otp-export.zip"];
        let has_key = password.is_some() && !name.starts_with("totp-authenticator");
        let has_key = has_key && !hashed_once.contains(&&*name) && !zipped.contains(&&*name);
        assert_eq!(of_keys > 0, has_key && findings.is_ok(), "{name}: {told:?}");
    }
}

fn links(count: usize) -> String {
    (0..count).fold(String::new(), |mut list, number| {
        writeln!(list, "otpauth://totp/Example:person{number}?secret=GEZDGNBVGY3TQOJQ").unwrap();
        list
    })
}

#[test]
fn p04_a_long_list_tells_every_few_entries() {
    let (told, findings) = watched(links(10_000).as_bytes(), b"", None);
    assert_eq!(findings.unwrap().entries.len(), 10_000);
    let done = told
        .iter()
        .filter_map(|progress| if let Progress::Entries { done, .. } = progress { Some(*done) } else { None });
    let done: Vec<usize> = done.collect();
    assert!(done.is_sorted() && done.first() < Some(&100) && done.last() == Some(&10_000), "{done:?}");
    assert!(done.windows(2).all(|pair| pair[1] - pair[0] <= 64), "{done:?}");
    let whole = |progress: &Progress| matches!(progress, Progress::Entries { of: Some(10_000), .. });
    assert!(told.iter().all(whole), "of how many is known from the beginning");
}

#[test]
fn p04_a_table_of_passwords_tells_how_much_of_it_was_read() {
    let row = "Example,anna,\"a note\nof two lines\",\n";
    let table = format!("title,username,note,otp\n{}", row.repeat(100_000).trim_end());
    let (told, findings) = watched(table.as_bytes(), b"", None);
    assert_eq!(findings.unwrap().others, 100_000);
    let bytes: Vec<usize> = told
        .iter()
        .filter_map(|it| match it {
            Progress::Bytes { done, of } if *of == Some(table.len()) => Some(*done),
            _ => None,
        })
        .collect();
    assert!(bytes.len() > 100_000 / 64 - 2 && bytes.is_sorted(), "{}", bytes.len());
    assert!(bytes.last() > Some(&(table.len() / 100 * 99)));
}

#[test]
fn p04_a_large_file_tells_every_few_bytes() {
    let icon = "A".repeat(5 << 20);
    let entry = format!(r#"{{"type":"totp","name":"anna","icon":"{icon}","info":{{"secret":"GEZDGNBVGY3TQOJQ"}}}}"#);
    let vault = format!(r#"{{"version":1,"header":{{}},"db":{{"version":3,"entries":[{entry}]}}}}"#);
    let (told, findings) = watched(vault.as_bytes(), b"", None);
    assert_eq!(findings.unwrap().accounts().count(), 1);
    let bytes: Vec<usize> =
        told.iter().filter_map(|it| if let Progress::Bytes { done, .. } = it { Some(*done) } else { None }).collect();
    assert!(bytes.len() > 2 * vault.len() / (64 << 10) - 2, "{}", bytes.len());
    assert!(bytes.is_sorted() && bytes.last() == Some(&vault.len()));
    for after in [1, bytes.len() / 2, bytes.len() - 1] {
        assert_eq!(stopped(vault.as_bytes(), b"", None, after), Err(Refusal::Stopped), "after {after}");
    }
}

#[test]
fn p04_a_list_of_things_without_codes_can_be_stopped_too() {
    let item = r#"{"type":2,"name":"a note"}"#;
    let vault = format!(r#"{{"encrypted":false,"folders":[],"items":[{}]}}"#, vec![item; 1000].join(","));
    let (told, findings) = watched(vault.as_bytes(), b"", None);
    assert_eq!(findings.unwrap().others, 1000);
    assert!(told.len() > 1000 / 64, "{told:?}");
}

fn zipped(name: &str, content: &[u8]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    writer.start_file(name, SimpleFileOptions::default()).unwrap();
    writer.write_all(content).unwrap();
    writer.finish().unwrap().into_inner()
}

#[test]
fn p04_what_is_unpacked_tells_how_much_came_out() {
    let list = links(10_000);
    let archive = zipped("Accounts.txt", list.as_bytes());
    let (told, findings) = watched(&archive, b"", None);
    assert_eq!(findings.unwrap().entries.len(), 10_000);
    assert!(told.contains(&Progress::Bytes { done: list.len(), of: None }), "{told:?}");
    assert_eq!(stopped(&archive, b"", None, 2), Err(Refusal::Stopped));
}

/// A file for each kind of refusal. A new kind does not compile until it has one.
fn refused_by(refusal: Refusal) -> (Vec<u8>, Option<&'static str>, Limits) {
    let limits = Limits::default();
    let encrypted = || file("bitwarden-encrypted-pbkdf2.json");
    match refusal {
        Refusal::Empty => (b" \r\n".to_vec(), None, limits),
        Refusal::Unknown => (b"hello".to_vec(), None, limits),
        Refusal::Foreign(Foreign::OpenPgp) => (b"-----BEGIN PGP MESSAGE-----\nx".to_vec(), None, limits),
        Refusal::Foreign(Foreign::WinAuthInternal) => (b"<WinAuth></WinAuth>".to_vec(), None, limits),
        Refusal::Foreign(Foreign::BitwardenAccountRestricted) => {
            (file("bitwarden-account-restricted.json"), None, limits)
        }
        Refusal::Foreign(Foreign::NewerBackup) => {
            (br#"{"product":"Sluss authenticator","version":2}"#.to_vec(), None, limits)
        }
        Refusal::PasswordNeeded => (encrypted(), None, limits),
        Refusal::WrongPassword => (encrypted(), Some("another"), limits),
        Refusal::Damaged(_) => (b"{\"a\": [1, 2".to_vec(), None, limits),
        Refusal::TooLarge { most } => (vec![b' '; most + 1], None, Limits { bytes: most, ..limits }),
        Refusal::Bomb => (zipped("Accounts.txt", &vec![b' '; 40 << 20]), None, limits),
        Refusal::Intricate => ("[".repeat(100_000).into_bytes(), None, limits),
        Refusal::TooMany { most } => (links(most + 1).into_bytes(), None, Limits { entries: most, ..limits }),
        Refusal::Memory { most, .. } => (file("ente-encrypted.txt"), Some("import-test-42"), Limits::with_memory(most)),
        Refusal::Work => {
            let text = String::from_utf8(encrypted()).unwrap();
            let mut value: Value = serde_json::from_str(&text).unwrap();
            value["kdfIterations"] = 10_000_001.into();
            (serde_json::to_vec(&value).unwrap(), Some("import-test-42"), limits)
        }
        Refusal::CompanionNeeded => (file("steam-manifest.json"), None, limits),
        Refusal::Stopped => unreachable!("it has a test of its own"),
    }
}

#[test]
fn p04_each_kind_of_refusal_is_met_by_a_whole_file() {
    let kinds = [
        Refusal::Empty,
        Refusal::Unknown,
        Refusal::Foreign(Foreign::OpenPgp),
        Refusal::Foreign(Foreign::WinAuthInternal),
        Refusal::Foreign(Foreign::BitwardenAccountRestricted),
        Refusal::Foreign(Foreign::NewerBackup),
        Refusal::PasswordNeeded,
        Refusal::WrongPassword,
        Refusal::Damaged("the JSON ends too early"),
        Refusal::TooLarge { most: 1 << 20 },
        Refusal::Bomb,
        Refusal::Intricate,
        Refusal::TooMany { most: 100 },
        Refusal::Memory { needed: 8 << 20, most: 1 << 20 },
        Refusal::Work,
        Refusal::CompanionNeeded,
    ];
    for refusal in kinds {
        let (bytes, password, limits) = refused_by(refusal);
        assert_eq!(open(&bytes, password, &limits), Err(refusal));
        assert!(!refusal.to_string().is_empty());
    }
}

#[test]
fn p04_more_keys_than_anyone_has_passwords_are_not_tried() {
    let mut vault: Value = serde_json::from_slice(&file("aegis-encrypted.json")).unwrap();
    let slot = vault["header"]["slots"][0].clone();
    vault["header"]["slots"] = vec![slot; 9].into();
    assert_eq!(open(&serde_json::to_vec(&vault).unwrap(), Some("x"), &Limits::default()), Err(Refusal::Work));
}
