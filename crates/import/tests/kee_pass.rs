//! Databases of KeePass that the library `keepass` writes, with every way of encrypting: our reader finds what it wrote.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on stops")]

use keepass::config::{CompressionConfig, DatabaseConfig, InnerCipherConfig, KdfConfig, OuterCipherConfig};
use keepass::{Database, DatabaseKey};
use sluss_import::{Findings, Format, Limits, Lock, Refusal, Remark, Why, open, recognise};

const BASE32: &str = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
const PASSWORD: &str = "import-test-42";

type Ways = (OuterCipherConfig, CompressionConfig, InnerCipherConfig, KdfConfig);

/// A database with a code at the top, one in a group, one in the recycle bin, and a login without one. Values before the codes are hidden too, so
/// one that is shown out of turn would be rubbish.
fn written((outer, compression, inner, derivation): Ways) -> Vec<u8> {
    let mut config = DatabaseConfig::default();
    (config.outer_cipher_config, config.compression_config) = (outer, compression);
    (config.inner_cipher_config, config.kdf_config) = (inner, derivation);
    let mut database = Database::with_config(config);
    let add = |group: &mut keepass::db::GroupMut<'_>, title: &str, code: Option<&str>| {
        group.add_entry().edit(|entry| {
            entry.set_unprotected("Title", title);
            entry.set_unprotected("UserName", "anna");
            entry.set_protected("Password", format!("invented for {title}"));
            if let Some(code) = code {
                entry.set_protected("otp", code);
            }
        });
    };
    let link = format!("otpauth://totp/Example:anna?secret={BASE32}");
    let mut root = database.root_mut();
    add(&mut root, "Login", None);
    add(&mut root, "Example", Some(&link));
    let mut work = root.add_group();
    work.edit(|group| group.name = "Work".to_owned());
    add(&mut work, "Other", Some(&format!("key={BASE32}&size=8")));
    let mut bin = root.add_group();
    bin.edit(|group| group.name = "Recycle Bin".to_owned());
    add(&mut bin, "Gone", Some(&format!("key={BASE32}&size=7")));
    let uuid = bin.as_ref().id().uuid();
    database.meta.recyclebin_uuid = Some(uuid);
    let mut bytes = Vec::new();
    database.save(&mut bytes, DatabaseKey::new().with_password(PASSWORD)).unwrap();
    bytes
}

fn aes_kdf() -> KdfConfig {
    KdfConfig::Aes { rounds: 1000 }
}

/// Argon2d and Argon2id, in the version that the library has by default.
fn argon2() -> [KdfConfig; 2] {
    let KdfConfig::Argon2 { version, .. } = DatabaseConfig::default().kdf_config else { panic!("another default") };
    let (iterations, memory, parallelism) = (2, 64 * 1024, 2);
    [
        KdfConfig::Argon2 { iterations, memory, parallelism, version },
        KdfConfig::Argon2id { iterations, memory, parallelism, version },
    ]
}

fn simple() -> Vec<u8> {
    written((OuterCipherConfig::AES256, CompressionConfig::GZip, InnerCipherConfig::ChaCha20, aes_kdf()))
}

fn opened(bytes: &[u8]) -> Result<Findings, Refusal> {
    open(bytes, Some(PASSWORD), &Limits::default())
}

#[test]
fn every_way_of_encrypting_a_database_is_opened() {
    let [argon2d, argon2id] = argon2();
    let ways: [Ways; 5] = [
        (OuterCipherConfig::AES256, CompressionConfig::GZip, InnerCipherConfig::ChaCha20, argon2d),
        (OuterCipherConfig::ChaCha20, CompressionConfig::None, InnerCipherConfig::Salsa20, argon2id),
        (OuterCipherConfig::Twofish, CompressionConfig::GZip, InnerCipherConfig::ChaCha20, aes_kdf()),
        (OuterCipherConfig::ChaCha20, CompressionConfig::GZip, InnerCipherConfig::Plain, aes_kdf()),
        (OuterCipherConfig::AES256, CompressionConfig::None, InnerCipherConfig::Salsa20, aes_kdf()),
    ];
    for way in ways {
        let name = format!("{way:?}");
        let bytes = written(way);
        let findings = opened(&bytes).unwrap_or_else(|why| panic!("{name}: {why}"));
        let mut told: Vec<_> = findings.accounts().map(|it| (&*it.issuer, &*it.name, it.notes.tags.clone())).collect();
        told.sort();
        assert_eq!(told, [("Example", "anna", vec![]), ("Other", "anna", vec!["Work".to_owned()])], "{name}");
        let left: Vec<_> = findings.left().map(|left| (&*left.issuer, &left.why)).collect();
        assert_eq!(left, [("Gone", &Why::Trashed)], "{name}");
        assert_eq!((findings.format, findings.others), (Format::KeePass, 1), "{name}");
        assert_eq!(findings.remarks, [Remark::PasswordsInTheClear], "{name}");
        assert!(!format!("{findings:?}").contains("invented"), "{name}");
    }
}

#[test]
fn what_opening_costs_is_told_and_bounded() {
    let [_, argon2id] = argon2();
    let bytes = written((OuterCipherConfig::AES256, CompressionConfig::GZip, InnerCipherConfig::ChaCha20, argon2id));
    let Lock::Password(cost) = recognise(&bytes, &Limits::default()).unwrap().lock else { panic!("no password") };
    assert_eq!((cost.memory, cost.rounds), (64 * 1024, 128));
    let refused = open(&bytes, Some(PASSWORD), &Limits::with_memory(1024));
    assert_eq!(refused, Err(Refusal::Memory { needed: 64 * 1024, most: 1024 }));
    let few = Limits { rounds: 99, ..Limits::default() };
    assert_eq!(open(&simple(), Some(PASSWORD), &few), Err(Refusal::Work));
}

#[test]
fn a_wrong_password_and_a_damaged_database_are_told_apart() {
    let bytes = simple();
    assert_eq!(open(&bytes, None, &Limits::default()), Err(Refusal::PasswordNeeded));
    assert_eq!(open(&bytes, Some("import-test-43"), &Limits::default()), Err(Refusal::WrongPassword));
    for place in 1..20 {
        let cut = opened(&bytes[..bytes.len() * place / 20]);
        assert!(matches!(cut, Err(Refusal::Damaged(_))), "cut at {place}/20: {cut:?}");
    }
    // Everything but what names the version is covered by a seal.
    for at in (12..bytes.len()).step_by(7) {
        let mut changed = bytes.clone();
        changed[at] ^= 0x10;
        assert!(opened(&changed).is_err(), "at {at}");
    }
}

#[test]
fn an_export_in_xml_is_read_without_a_password() {
    let xml = format!(
        "<?xml version=\"1.0\"?><KeePassFile><Meta/><Root><Group><UUID>a</UUID><Name>Top</Name><Entry><String><Key>Title</Key><Value>Example</Value>\
         </String><String><Key>UserName</Key><Value>anna</Value></String><String><Key>otp</Key><Value>key={BASE32}</Value></String>\
         <History><Entry><String><Key>otp</Key><Value>key=GEZDGNBV</Value></String></Entry></History></Entry></Group></Root></KeePassFile>"
    );
    let findings = open(xml.as_bytes(), None, &Limits::default()).unwrap();
    let told: Vec<_> =
        findings.entries.iter().zip(findings.accounts()).map(|(_, it)| (&*it.issuer, &*it.name)).collect();
    assert_eq!(told, [("Example", "anna")]);
    assert_eq!(findings.entries.len(), 1, "an old version of an entry is no entry");
}
