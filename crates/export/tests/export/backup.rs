//! The backup of our own: everything comes back, and nothing of the file can be another and be taken.

use crate::accounts::{account, accounts, read, taken, totp};
use argon2::{Algorithm, Argon2, Params, Version};
use serde_json::Value;
use sluss_codes::account::Account;
use sluss_codes::parameters::Algorithm as Hash;
use sluss_export::backup::{self, Argon2id, Sealing, TooLarge};
use sluss_import::{Cost, Foreign, Format, Limits, Lock, Refusal, Remark, Why, open, recognise};

pub(crate) const PASSPHRASE: &str = "import-test-42";
const WRITTEN: u64 = 1_700_000_000;
/// As little work as Argon2 does at all.
const DERIVED: Argon2id = Argon2id { memory: 8, passes: 1, lanes: 1, salt: *b"sixteen bytes of" };

fn key(derived: Argon2id) -> [u8; 32] {
    let parameters = Params::new(derived.memory, derived.passes, derived.lanes, Some(32)).unwrap();
    let mut key = [0; 32];
    let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, parameters);
    argon2.hash_password_into(PASSPHRASE.as_bytes(), &derived.salt, &mut key).unwrap();
    key
}

pub(crate) fn written(accounts: &[Account]) -> Vec<u8> {
    let sealing = Sealing { key: &key(DERIVED), derived: DERIVED, nonce: [7; 12] };
    backup::write(accounts, WRITTEN, &sealing).unwrap()
}

fn opened(file: &[u8]) -> Result<usize, Refusal> {
    open(file, Some(PASSPHRASE), &Limits::default()).map(|findings| findings.entries.len())
}

#[test]
fn every_account_comes_back_with_everything_that_it_has() {
    let mut accounts = accounts();
    accounts[2].notes.text = "long ".repeat(10_000);
    accounts[2].issuer = "  spaces stay  ".to_owned();
    accounts[2].notes.tags = [" Work ", "", "Work", "Work"].map(str::to_owned).to_vec();
    let findings = read(&written(&accounts), Some(PASSPHRASE));
    assert_eq!((findings.format, &*findings.remarks), (Format::Sluss, &[Remark::BackedUp(WRITTEN)][..]));
    assert_eq!(taken(&findings), accounts);
    accounts.reverse();
    assert_eq!(taken(&read(&written(&accounts), Some(PASSPHRASE))), accounts, "the order is the person's");
    assert_eq!(opened(&written(&[])), Ok(0));
}

#[test]
fn what_opening_costs_is_known_before() {
    let derived = Argon2id { memory: 64 << 10, passes: 3, lanes: 2, ..DERIVED };
    let file = backup::write(&[], WRITTEN, &Sealing { key: &[7; 32], derived, nonce: [7; 12] }).unwrap();
    let lock = Lock::Password(Cost { memory: 64 << 20, rounds: 3 * (64 << 10) });
    assert_eq!(recognise(&file, &Limits::default()).map(|it| (it.format, it.lock)), Ok((Format::Sluss, lock)));
    assert_eq!(open(&file, None, &Limits::default()), Err(Refusal::PasswordNeeded));
    let phone = Limits::with_memory(32 << 20);
    assert_eq!(open(&file, Some(PASSPHRASE), &phone), Err(Refusal::Memory { needed: 64 << 20, most: 32 << 20 }));
}

/// Everything that stands before the sealed text is what it says; the text itself is random to whoever lacks the key.
#[test]
fn the_file_shows_nothing_of_the_accounts() {
    let file = String::from_utf8(written(&accounts())).unwrap();
    let (header, sealed) = file.rsplit_once(r#","sealed":""#).unwrap();
    let expected = r#"{"product":"Sluss authenticator","version":1,"argon2id":{"memory":8,"passes":1,"lanes":1,"salt":"c2l4dGVlbiBieXRlcyBvZg=="},"nonce":"BwcHBwcHBwcHBwcH""#;
    assert_eq!(header, expected);
    assert!(sealed.trim_end_matches("\"}").bytes().all(|b| b.is_ascii_alphanumeric() || b"+/=".contains(&b)));
}

#[test]
fn p04_a_byte_that_is_altered_anywhere_is_noticed() {
    let whole = written(&accounts()[..2]);
    assert_eq!(opened(&whole), Ok(2));
    let cheap = Limits { memory: 1 << 20, rounds: 10_000, ..Limits::default() };
    for place in 0..whole.len() {
        let bits = (0..8).map(|bit| whole[place] ^ 1 << bit);
        for byte in bits.chain(*b"+-/_=AZaz09 \n\"\\{}") {
            let mut altered = whole.clone();
            altered[place] = byte;
            let opened = open(&altered, Some(PASSPHRASE), &cheap);
            assert!(opened.is_err() || altered == whole, "{byte} at {place}: {}", String::from_utf8_lossy(&altered));
        }
    }
}

#[test]
fn p04_a_backup_that_is_cut_or_grows_is_noticed() {
    let whole = written(&accounts()[..2]);
    for end in 0..whole.len() {
        assert!(opened(&whole[..end]).is_err(), "cut at {end}");
    }
    for place in 0..=whole.len() {
        for more in ["A", " ", "\"", ",\"a\":1"] {
            let mut grown = whole.clone();
            grown.splice(place..place, more.bytes());
            // What surrounds a file was never part of it.
            let is_around = more == " " && (place == 0 || place == whole.len());
            assert_eq!(opened(&grown).is_ok(), is_around, "{more} at {place}");
        }
    }
    assert!(opened(&[&whole[..], &whole[..]].concat()).is_err());
}

#[test]
fn nobody_is_asked_for_the_passphrase_of_a_file_that_no_passphrase_opens() {
    let text = String::from_utf8(written(&[])).unwrap();
    for (from, to) in [
        (r#""passes":1"#, r#""passes":-1"#),
        ("c2l4dGVl", "c2l4dG"),
        (r#"BwcH""#, r#"Bwc""#),
        (r#""sealed""#, r#""seal""#),
    ] {
        let damaged = text.replacen(from, to, 1);
        assert_ne!(damaged, text, "{from}");
        let opened = open(damaged.as_bytes(), None, &Limits::default());
        assert!(matches!(opened, Err(Refusal::Damaged(_))), "{damaged}: {opened:?}");
    }
}

#[test]
fn what_belongs_to_another_backup_is_noticed() {
    let parts = |file: Vec<u8>| {
        let text = String::from_utf8(file).unwrap();
        let (header, sealed) = text.rsplit_once(r#","sealed":"#).unwrap();
        (header.to_owned(), sealed.to_owned())
    };
    let (header, _) = parts(written(&accounts()[..2]));
    let other = Sealing { key: &key(DERIVED), derived: DERIVED, nonce: [8; 12] };
    let (_, sealed) = parts(backup::write(&accounts()[..3], WRITTEN, &other).unwrap());
    assert_eq!(opened(format!(r#"{header},"sealed":{sealed}"#).as_bytes()), Err(Refusal::WrongPassword));
    assert_eq!(open(&written(&accounts()), Some("another"), &Limits::default()), Err(Refusal::WrongPassword));
}

#[test]
fn a_backup_of_a_newer_version_says_so_and_asks_for_no_passphrase() {
    let text = String::from_utf8(written(&[])).unwrap();
    let version = |number: &str| text.replace(r#""version":1"#, &format!(r#""version":{number}"#));
    let newer = Refusal::Foreign(Foreign::NewerBackup);
    for file in [version("2"), r#"{"product":"Sluss authenticator","version":9,"other":[]}"#.to_owned()] {
        assert_eq!(recognise(file.as_bytes(), &Limits::default()).map(drop), Err(newer));
        assert_eq!(opened(file.as_bytes()), Err(newer));
    }
    for number in ["0", "-1", "1.5", "\"1\"", "null"] {
        assert!(matches!(opened(version(number).as_bytes()), Err(Refusal::Damaged(_))), "{number}");
    }
}

/// Whoever knows the passphrase may seal whatever they like.
fn sealed(inside: &Value) -> Vec<u8> {
    use aes_gcm::aead::{Aead, Payload};
    use aes_gcm::{Aes256Gcm, KeyInit};
    let text = String::from_utf8(written(&[])).unwrap();
    let (header, _) = text.rsplit_once('"').and_then(|(rest, _)| rest.rsplit_once('"')).unwrap();
    let (inside, nonce) = (serde_json::to_vec(inside).unwrap(), [7_u8; 12]);
    let payload = Payload { msg: &inside, aad: header.as_bytes() };
    let sealed = Aes256Gcm::new((&key(DERIVED)).into()).encrypt((&nonce).into(), payload).unwrap();
    format!("{header}\"{}\"}}", data_encoding::BASE64.encode(&sealed)).into_bytes()
}

#[test]
fn an_entry_that_cannot_be_taken_is_said_and_costs_no_other() {
    let good = serde_json::json!({"issuer":"E","name":"a","secret":"MZXW6","kind":"totp","algorithm":"SHA1","digits":6,"period":30});
    let with = |member: &str, value: Value| {
        let mut entry = good.clone();
        entry[member] = value;
        entry
    };
    let hotp = |counter: Value| {
        let mut entry = with("kind", "hotp".into());
        entry["counter"] = counter;
        entry
    };
    let wrong = [
        (with("secret", "".into()), Why::NoSecret),
        (with("secret", "0".into()), Why::UnreadableSecret),
        (with("kind", "ocra".into()), Why::Kind("ocra".to_owned())),
        (with("algorithm", "MD5".into()), Why::Algorithm("MD5".to_owned())),
        (with("digits", 4.into()), Why::Digits),
        (with("digits", Value::Null), Why::Digits),
        (with("period", 0.into()), Why::Period),
        (with("period", (1_u64 << 32).into()), Why::Period),
        (hotp((-1).into()), Why::Counter),
        (hotp(Value::Null), Why::Counter),
        (good.clone(), Why::Twice),
    ];
    let entries: Vec<Value> = std::iter::once(&good).chain(wrong.iter().map(|(entry, _)| entry)).cloned().collect();
    let file = sealed(&serde_json::json!({"written": 0, "accounts": entries}));
    let findings = open(&file, Some(PASSPHRASE), &Limits::default()).unwrap();
    assert_eq!(findings.accounts().count(), 1);
    let why: Vec<&Why> = findings.left().map(|left| &left.why).collect();
    assert_eq!(why, wrong.iter().map(|(_, why)| why).collect::<Vec<_>>());
}

#[test]
fn p04_what_is_sealed_is_bounded_too() {
    let entry = serde_json::json!({"name":"a","secret":"MZXW6","kind":"steam"});
    let many = serde_json::json!({"written": 0, "accounts": vec![entry; 10_001]});
    assert_eq!(opened(&sealed(&many)), Err(Refusal::TooMany { most: 10_000 }));
    let deep = (0..100).fold(Value::Null, |inside, _| Value::Array(vec![inside]));
    assert_eq!(opened(&sealed(&deep)), Err(Refusal::Intricate));
    for inside in [serde_json::json!({}), serde_json::json!({"written": 0}), serde_json::json!([]), Value::Null] {
        assert!(matches!(opened(&sealed(&inside)), Err(Refusal::Damaged(_))), "{inside}");
    }
}

#[test]
fn what_could_not_be_opened_again_is_not_written() {
    let sealing = Sealing { key: &key(DERIVED), derived: DERIVED, nonce: [7; 12] };
    let most: Vec<Account> =
        (0..10_000).map(|n| account("Example", &n.to_string(), b"secret", totp(Hash::Sha1, 6, 30))).collect();
    assert_eq!(opened(&backup::write(&most, WRITTEN, &sealing).unwrap()), Ok(10_000));
    let one_more = [&most[..], &most[..1]].concat();
    assert_eq!(backup::write(&one_more, WRITTEN, &sealing), Err(TooLarge));
    let mut long = most[..1].to_vec();
    long[0].notes.text = "x".repeat(13 << 20);
    assert_eq!(backup::write(&long, WRITTEN, &sealing), Err(TooLarge));
    long[0].notes.text.truncate(11 << 20);
    assert_eq!(opened(&backup::write(&long, WRITTEN, &sealing).unwrap()), Ok(1));
}

#[test]
fn the_key_is_not_shown() {
    let sealing = Sealing { key: &[0xab; 32], derived: DERIVED, nonce: [7; 12] };
    let shown = format!("{sealing:?}");
    assert!(shown.contains("memory: 8") && !shown.contains("171"), "{shown}");
}
