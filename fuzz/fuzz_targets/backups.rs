//! Backups of our own. What somebody sealed who knows the passphrase is read without a panic, and what is read is written and comes back the same. What
//! was altered by somebody who does not know it is refused.
#![no_main]

use std::sync::LazyLock;

use aes_gcm::aead::{Aead, Payload};
use aes_gcm::{Aes256Gcm, KeyInit};
use argon2::{Algorithm, Argon2, Params, Version};
use data_encoding::BASE64;
use libfuzzer_sys::fuzz_target;
use sluss_codes::account::Account;
use sluss_export::backup::{self, Argon2id, Sealing};
use sluss_import::{Findings, Format, Limits, Refusal, open};

const PASSPHRASE: &str = "invented";
const NONCE: [u8; 12] = [7; 12];
/// As little work as Argon2 does at all.
const DERIVED: Argon2id = Argon2id { memory: 8, passes: 1, lanes: 1, salt: [7; 16] };

static KEY: LazyLock<[u8; 32]> = LazyLock::new(|| {
    let parameters =
        Params::new(DERIVED.memory, DERIVED.passes, DERIVED.lanes, Some(32)).expect("Argon2 takes as little");
    let mut key = [0; 32];
    let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, parameters);
    argon2.hash_password_into(PASSPHRASE.as_bytes(), &DERIVED.salt, &mut key).expect("Argon2 takes any passphrase");
    key
});

fuzz_target!(|data: &[u8]| {
    let Some((&first, rest)) = data.split_first() else { return };
    match first % 3 {
        0 => drop(read(rest)),
        1 => altered(rest),
        _ => {
            if let Ok(findings) = read(&sealed(rest)) {
                comes_back(&findings.accounts().cloned().collect::<Vec<_>>());
            }
        }
    }
});

fn read(file: &[u8]) -> Result<Findings, Refusal> {
    let limits = Limits { entries: 1000, memory: 1 << 20, rounds: 10_000, ..Limits::default() };
    open(file, Some(PASSPHRASE), &limits)
}

fn written(accounts: &[Account]) -> Vec<u8> {
    let sealing = Sealing { key: &KEY, derived: DERIVED, nonce: NONCE };
    backup::write(accounts, 0, &sealing).expect("a thousand accounts are not too many")
}

/// A backup with this inside.
fn sealed(inside: &[u8]) -> Vec<u8> {
    let empty = String::from_utf8(written(&[])).expect("a backup is text");
    let header = empty.rsplitn(3, '"').last().expect("a backup has texts");
    let payload = Payload { msg: inside, aad: header.as_bytes() };
    let sealed = Aes256Gcm::new((&*KEY).into()).encrypt((&NONCE).into(), payload).expect("so little can be sealed");
    format!("{header}\"{}\"}}", BASE64.encode(&sealed)).into_bytes()
}

fn comes_back(accounts: &[Account]) {
    let again = read(&written(accounts)).expect("it was just written");
    assert!(again.accounts().eq(accounts));
}

/// Each three bytes are a place and what becomes of the byte there.
fn altered(changes: &[u8]) {
    let whole = written(&[]);
    let mut file = whole.clone();
    for change in changes.chunks_exact(3) {
        let place = usize::from(u16::from_be_bytes([change[0], change[1]])) % file.len();
        file[place] = change[2];
    }
    // What is left of it may be taken for a table of some password manager.
    let taken = read(&file).is_ok_and(|findings| findings.format == Format::Sluss);
    assert_eq!(taken, file == whole, "{}", String::from_utf8_lossy(&file));
}
