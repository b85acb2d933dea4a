//! Databases of KeePass that the library `keepass` writes, with every way of encrypting: our reader finds what it wrote.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on stops")]

use aes::Aes256;
use aes::cipher::{BlockCipherEncrypt, KeyInit};
use cbc::cipher::block_padding::Pkcs7;
use cbc::cipher::{BlockModeEncrypt, KeyIvInit};
use data_encoding::BASE64;
use keepass::config::{CompressionConfig, DatabaseConfig, InnerCipherConfig, KdfConfig, OuterCipherConfig};
use keepass::{Database, DatabaseKey};
use salsa20::Salsa20;
use salsa20::cipher::StreamCipher;
use sha2::{Digest, Sha256};
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

/// A database of version 3, which the library reads and does not write: one entry, with a hidden password before the hidden link.
fn written_in_version_3() -> Vec<u8> {
    let (seeds, rounds, iv) = ([[1; 32], [2; 32], [3; 32]], 1000_u64, [4; 16]);
    let aes = [0x31, 0xc1, 0xf2, 0xe6, 0xbf, 0x71, 0x43, 0x50, 0xbe, 0x58, 0x05, 0x21, 0x6a, 0xfc, 0x5a, 0xff];
    let start = [5; 32];
    let mut file = vec![0x03, 0xd9, 0xa2, 0x9a, 0x67, 0xfb, 0x4b, 0xb5, 1, 0, 3, 0];
    let rounds_field = rounds.to_le_bytes();
    let fields: [(u8, &[u8]); 10] = [
        (2, &aes),
        (3, &[0, 0, 0, 0]),
        (4, &seeds[0]),
        (5, &seeds[1]),
        (6, &rounds_field),
        (7, &iv),
        (8, &seeds[2]),
        (9, &start),
        (10, &[2, 0, 0, 0]),
        (0, b"\r\n\r\n"),
    ];
    for (kind, value) in fields {
        file.push(kind);
        file.extend(u16::try_from(value.len()).unwrap().to_le_bytes());
        file.extend(value);
    }
    let composite: [u8; 32] = Sha256::digest(Sha256::digest(PASSWORD)).into();
    let mut blocks = [aes::Block::try_from(&composite[..16]).unwrap(), aes::Block::try_from(&composite[16..]).unwrap()];
    let transform = Aes256::new(&seeds[1].into());
    (0..rounds).for_each(|_| transform.encrypt_blocks(&mut blocks));
    let transformed = Sha256::new().chain_update(blocks[0]).chain_update(blocks[1]).finalize();
    let key: [u8; 32] = Sha256::new().chain_update(seeds[0]).chain_update(transformed).finalize().into();
    let xml = hidden_xml(seeds[2]);
    let mut plain = start.to_vec();
    plain.extend(0_u32.to_le_bytes());
    plain.extend(Sha256::digest(&xml));
    plain.extend(u32::try_from(xml.len()).unwrap().to_le_bytes());
    plain.extend(xml.as_bytes());
    plain.extend(1_u32.to_le_bytes());
    plain.extend([0; 36]);
    file.extend(cbc::Encryptor::<Aes256>::new(&key.into(), &iv.into()).encrypt_padded_vec::<Pkcs7>(&plain));
    file
}

fn hidden_xml(key: [u8; 32]) -> String {
    let nonce = [0xe8, 0x30, 0x09, 0x4b, 0x97, 0x20, 0x5d, 0x2a];
    let key: [u8; 32] = Sha256::digest(key).into();
    let mut stream = Salsa20::new(&key.into(), &nonce.into());
    let mut hidden = |name: &str, text: &str| {
        let mut bytes = text.as_bytes().to_vec();
        stream.apply_keystream(&mut bytes);
        let text = BASE64.encode(&bytes);
        format!("<String><Key>{name}</Key><Value Protected=\"True\">{text}</Value></String>")
    };
    let texts = hidden("Password", "invented") + &hidden("otp", &format!("key={BASE32}&size=8"));
    let uuid = BASE64.encode(&[7; 16]);
    format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?><KeePassFile><Meta></Meta><Root><Group><UUID>{uuid}</UUID><Name>Top</Name>\
         <Entry><UUID>{uuid}</UUID><String><Key>Title</Key><Value>Example</Value></String>{texts}</Entry></Group></Root></KeePassFile>"
    )
}

#[test]
fn a_database_of_version_3_is_opened_as_the_library_opens_it() {
    let bytes = written_in_version_3();
    let library = Database::parse(&bytes, DatabaseKey::new().with_password(PASSWORD)).unwrap();
    let entry = library.root().entries().next().unwrap().get("otp").map(str::to_owned);
    assert_eq!(entry, Some(format!("key={BASE32}&size=8")));
    let findings = opened(&bytes).unwrap();
    let told: Vec<_> = findings.accounts().map(|it| (&*it.issuer, it.secret.expose())).collect();
    assert_eq!(told, [("Example", &b"12345678901234567890"[..])]);
    assert_eq!(open(&bytes, Some("import-test-43"), &Limits::default()), Err(Refusal::WrongPassword));
    for place in 1..20 {
        assert!(opened(&bytes[..bytes.len() * place / 20]).is_err(), "cut at {place}/20");
    }
}
