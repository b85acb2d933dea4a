//! Files that are broken, or that wish us ill: none makes a reader panic, and each gets a refusal that can be said in a sentence.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on stops")]

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};
use std::path::PathBuf;

use serde_json::Value;
use sluss_codes::account::Account;
use sluss_import::{Findings, Found, Left, Limits, Refusal, Why, open, open_beside, recognise};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures")
}

fn file(name: &str) -> Vec<u8> {
    std::fs::read(folder().join(name)).unwrap()
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

fn opened(bytes: &[u8], name: &str, password: Option<&str>) -> Result<Findings, Refusal> {
    let _ = recognise(bytes, &Limits::default());
    open_beside(bytes, &beside(name), password, &Limits::default())
}

/// Files in which what is cut off or changed cannot always be noticed: lists and tables, and the fields beside a sealed secret.
fn unsealed(name: &str, password: Option<&str>) -> bool {
    let parts = [
        "authenticator-extension-v1.json",
        "authenticator-extension-v2.json",
        "authy-encrypted.xml",
        "totp-authenticator-default.bin",
    ];
    password.is_none() || parts.contains(&name)
}

#[test]
fn a_file_that_is_cut_anywhere_is_refused_or_says_what_is_missing() {
    for (name, password) in fixtures() {
        let whole = file(&name);
        let all = opened(&whole, &name, password.as_deref()).map_or(0, |findings| findings.entries.len());
        for place in 0..20 {
            let cut = &whole[..whole.len() * place / 20];
            match opened(cut, &name, password.as_deref()) {
                Err(Refusal::TooLarge { .. } | Refusal::TooMany { .. } | Refusal::Bomb | Refusal::Intricate) => {
                    panic!("{name}, cut at {place}/20, is called large")
                }
                Err(_) => {}
                Ok(findings) => {
                    assert!(unsealed(&name, password.as_deref()), "{name}, cut at {place}/20: {findings:?}");
                    assert!(findings.entries.len() <= all, "{name}, cut at {place}/20: {findings:?}");
                }
            }
        }
    }
}

#[test]
fn a_changed_byte_invents_no_account_in_a_sealed_file() {
    for (name, password) in fixtures() {
        let whole = file(&name);
        let taken = |findings: &Findings| findings.accounts().cloned().collect::<Vec<Account>>();
        let known = opened(&whole, &name, password.as_deref()).map(|findings| taken(&findings)).unwrap_or_default();
        for place in 0..8 {
            let mut changed = whole.clone();
            changed[whole.len() * place / 8] ^= 0x04;
            if let Ok(findings) = opened(&changed, &name, password.as_deref())
                && !unsealed(&name, password.as_deref())
            {
                assert!(taken(&findings).iter().all(|account| known.contains(account)), "{name}, at {place}/8");
            }
        }
    }
}

#[test]
fn a_hundred_thousand_entries_are_refused() {
    let link = "otpauth://totp/Example:anna?secret=GEZDGNBVGY3TQOJQ\n";
    assert_eq!(open(link.repeat(100_000).as_bytes(), None, &Limits::default()), Err(Refusal::TooMany { most: 10_000 }));
    let entry = r#"{"secret":"GEZDGNBVGY3TQOJQ","label":"anna","type":"TOTP"}"#;
    let list = format!("[{}]", vec![entry; 100_000].join(","));
    assert_eq!(open(list.as_bytes(), None, &Limits::default()), Err(Refusal::TooMany { most: 10_000 }));
}

#[test]
fn p04_a_hundred_thousand_entries_are_refused_in_whatever_they_are_written() {
    const MANY: usize = 100_000;
    let link = |number: usize| format!("otpauth://totp/Example:person{number}?secret=GEZDGNBVGY3TQOJQ");
    let each = |write: &dyn Fn(usize) -> String| (0..MANY).map(write).collect::<String>();
    let json = |start: &str, entry: &str, end: &str| format!("{start}{}{end}", vec![entry; MANY].join(","));
    let files = [
        ("a table", format!("Title,OTPAuth\n{}", each(&|number| format!("Example,{}\n", link(number)))).into_bytes()),
        ("a page", format!("<html>{}</html>", each(&|number| link(number) + "<br>")).into_bytes()),
        ("a zip", zipped("Accounts.txt", each(&|number| link(number) + "\n").as_bytes())),
        (
            "preferences",
            format!(
                r#"<map><string name="tokenOrder">[]</string>{}</map>"#,
                each(&|number| format!(r#"<string name="{number}">{{"label":"a","secret":[1]}}</string>"#))
            )
            .into_bytes(),
        ),
        ("flat JSON", json("[", r#"{"secret":"GEZDGNBV","label":"a","type":"TOTP"}"#, "]").into_bytes()),
        ("JSON of objects", json(r#"{"services":["#, r#"{"secret":"GEZDGNBV","otp":{}}"#, "]}").into_bytes()),
        ("JSON without codes", json(r#"{"encrypted":false,"items":["#, r#"{"type":2,"login":{}}"#, "]}").into_bytes()),
    ];
    for (name, bytes) in files {
        let opened = open(&bytes, None, &Limits::default());
        let large = matches!(opened, Err(Refusal::TooMany { most: 10_000 } | Refusal::Intricate | Refusal::Bomb));
        assert!(large, "{name}: {:?}", opened.map(|findings| findings.entries.len()));
    }
}

#[test]
fn ten_thousand_entries_are_taken() {
    let list = (0..10_000).fold(String::new(), |mut list, number| {
        writeln!(list, "otpauth://totp/Example:person{number}?secret=GEZDGNBVGY3TQOJQ").unwrap();
        list
    });
    assert_eq!(open(list.as_bytes(), None, &Limits::default()).unwrap().accounts().count(), 10_000);
}

#[test]
fn a_file_of_five_megabytes_is_taken_for_its_icons() {
    let icon = "A".repeat(5 << 20);
    let entry = format!(
        r#"{{"type":"totp","name":"anna","issuer":"Example","icon":"{icon}","info":{{"secret":"GEZDGNBVGY3TQOJQ"}}}}"#
    );
    let vault = format!(r#"{{"version":1,"header":{{}},"db":{{"version":3,"entries":[{entry}]}}}}"#);
    assert_eq!(open(vault.as_bytes(), None, &Limits::default()).unwrap().accounts().count(), 1);
    let larger = vec![b' '; (16 << 20) + 1];
    assert_eq!(open(&larger, None, &Limits::default()), Err(Refusal::TooLarge { most: 16 << 20 }));
}

fn zipped(name: &str, content: &[u8]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    writer.start_file(name, SimpleFileOptions::default()).unwrap();
    writer.write_all(content).unwrap();
    writer.finish().unwrap().into_inner()
}

#[test]
fn a_zip_that_would_fill_the_memory_is_not_unpacked() {
    let bomb = zipped("export.data", &vec![b' '; 40 << 20]);
    assert!(bomb.len() < 100_000);
    assert_eq!(open(&bomb, None, &Limits::default()), Err(Refusal::Bomb));
    let generous = Limits { ratio: 10_000, ..Limits::default() };
    assert_eq!(open(&bomb, None, &generous), Err(Refusal::TooLarge { most: 32 << 20 }));
    let small = zipped("export.data", br#"{"accounts":[]}"#);
    assert_eq!(open(&small, None, &Limits::default()).map(|findings| findings.entries.len()), Ok(0));
}

#[test]
fn what_is_nested_too_deep_or_brings_entities_is_refused() {
    let deep = format!(r#"{{"services":{}{}}}"#, "[".repeat(100_000), "]".repeat(100_000));
    assert_eq!(open(deep.as_bytes(), None, &Limits::default()), Err(Refusal::Intricate));
    let entities = r#"<!DOCTYPE map [<!ENTITY a "x">]><map><string name="tokenOrder">&a;</string></map>"#;
    assert_eq!(open(entities.as_bytes(), None, &Limits::default()), Err(Refusal::Intricate));
}

#[test]
fn a_file_without_entries_is_a_file_without_entries() {
    let vault = r#"{"version":1,"header":{"slots":null,"params":null},"db":{"version":3,"entries":[]}}"#;
    for empty in [vault, r#"{"services":[]}"#, r#"{"encrypted":false,"items":[]}"#, r#"{"Authenticators":[]}"#] {
        let findings = open(empty.as_bytes(), None, &Limits::default());
        assert_eq!(findings.map(|findings| findings.entries.len()), Ok(0), "{empty}");
    }
}

#[test]
fn what_is_no_export_at_all_is_unknown() {
    for bytes in [
        &b"hello, this is a letter"[..],
        b"{}",
        b"[]",
        b"[1, 2]",
        b"<html></html>",
        b"name,password\nanna,invented",
        b"null",
    ] {
        assert_eq!(open(bytes, None, &Limits::default()), Err(Refusal::Unknown), "{}", String::from_utf8_lossy(bytes));
    }
    assert_eq!(open(&zipped("letter.txt", b"hello"), None, &Limits::default()), Err(Refusal::Unknown));
    assert_eq!(open(&zipped("data.json", b"{}"), None, &Limits::default()), Err(Refusal::Unknown));
}

#[test]
fn entries_that_cannot_be_taken_are_each_reported() {
    let entry = |fields: &str| format!(r#"{{"name":"anna","issuer":"Example",{fields}}}"#);
    let entries = [
        entry(r#""type":"totp","info":{"secret":""}"#),
        entry(r#""type":"totp","info":{"secret":"GEZDGNB!"}"#),
        entry(r#""type":"ocra","info":{"secret":"GEZDGNBV"}"#),
        entry(r#""type":"totp","info":{"secret":"GEZDGNBV","algo":"SHA224"}"#),
        entry(r#""type":"totp","info":{"secret":"GEZDGNBV","digits":3}"#),
        entry(r#""type":"totp","info":{"secret":"GEZDGNBV","period":0}"#),
        entry(r#""type":"hotp","info":{"secret":"GEZDGNBV","counter":-1}"#),
        entry(r#""type":"totp","info":{"secret":"GEZDGNBV"}"#),
        entry(r#""type":"totp","info":{"secret":"GEZDGNBV"}"#),
        entry(r#""type":"steam","info":{"secret":"GEZDGNBV"}"#),
    ];
    let vault = format!(r#"{{"header":{{}},"db":{{"entries":[{}]}}}}"#, entries.join(","));
    let findings = open(vault.as_bytes(), None, &Limits::default()).unwrap();
    let why = |found: &Found| match found {
        Found::Left(Left { issuer, name, why }) => {
            assert_eq!((issuer.as_str(), name.as_str()), ("Example", "anna"));
            Some(why.clone())
        }
        Found::Account(_) => None,
    };
    let expected = [
        Some(Why::NoSecret),
        Some(Why::UnreadableSecret),
        Some(Why::Kind("ocra".to_owned())),
        Some(Why::Algorithm("SHA224".to_owned())),
        Some(Why::Digits),
        Some(Why::Period),
        Some(Why::Counter),
        None,
        Some(Why::Twice),
        None,
    ];
    assert_eq!(findings.entries.iter().map(why).collect::<Vec<_>>(), expected);
}
