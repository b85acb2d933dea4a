//! Bitwarden, the password manager and the authenticator: JSON with a link in some logins, in the clear or sealed. Its CSV is in `passwords_csv.rs`.

use std::collections::HashMap;

use hmac::{Hmac, KeyInit, Mac};
use serde_json::Value;
use sha2::{Digest, Sha256};
use sluss_codes::account::Notes;

use super::Format;
use crate::containers::cipher::{Plain, cbc};
use crate::containers::derive::{Derivation, Hash, Key};
use crate::containers::{encoded, json};
use crate::content::Content;
use crate::cost::Lock;
use crate::draft::tag;
use crate::findings::{Remark, Report, Why};
use crate::links;
use crate::reader::{Opening, Reader};
use crate::refusal::{Foreign, Refusal};

pub(super) const READER: Reader = Reader { format: Format::Bitwarden, fits, lock, read };
pub(super) const AUTHENTICATOR: Reader =
    Reader { format: Format::BitwardenAuthenticator, fits: fits_authenticator, lock, read };

fn fits(content: &Content<'_>) -> bool {
    content.json().is_some_and(|file| file["encrypted"].is_boolean() && (is_sealed(file) || file["items"].is_array()))
}

/// The authenticator's export is the password manager's without its folders.
fn fits_authenticator(content: &Content<'_>) -> bool {
    let alone = |file: &Value| file.get("folders").is_none() && file.get("collections").is_none() && !is_sealed(file);
    fits(content) && content.json().is_some_and(alone)
}

fn is_sealed(file: &Value) -> bool {
    file["encrypted"] == Value::Bool(true)
}

fn lock(content: &Content<'_>) -> Result<Lock, Refusal> {
    match content.json().filter(|file| is_sealed(file)) {
        None => Ok(Lock::Open),
        Some(file) => Ok(Lock::Password(derivation(file)?.cost())),
    }
}

fn read(content: &Content<'_>, opening: &Opening<'_>) -> Result<Report, Refusal> {
    let file = content.json().ok_or(Refusal::Unknown)?;
    if !is_sealed(file) {
        return items(file, opening);
    }
    let plain = decrypted(file, opening)?;
    items(&json::parse_bytes(&plain, opening.limits)?, opening)
}

/// The salt is the text itself, which happens to be base64.
fn derivation(file: &Value) -> Result<Derivation, Refusal> {
    if !json::flag(file, "passwordProtected") {
        return Err(Refusal::Foreign(Foreign::BitwardenAccountRestricted));
    }
    let salt = json::text(file, "salt").as_bytes();
    let rounds = json::needed(file, "kdfIterations")?;
    match file["kdfType"].as_u64() {
        Some(0) => Ok(Derivation::Pbkdf2 { hash: Hash::Sha256, salt: salt.to_vec(), rounds }),
        Some(1) => {
            let memory = json::needed(file, "kdfMemory")?.saturating_mul(1024);
            let lanes = json::needed(file, "kdfParallelism")?;
            Ok(Derivation::argon2id(Sha256::digest(salt).to_vec(), memory, rounds, lanes))
        }
        _ => Err(Refusal::Damaged("the key is derived in a way that Bitwarden does not have")),
    }
}

fn decrypted(file: &Value, opening: &Opening<'_>) -> Result<Plain, Refusal> {
    let key = derivation(file)?.key(opening.password()?, opening.limits)?;
    let (cipher_key, mac_key) = (expanded(&key, b"enc\x01"), expanded(&key, b"mac\x01"));
    let parts = json::text(file, "data").strip_prefix("2.").map(|rest| rest.split('|').map(encoded::base64).collect());
    let parts: Vec<Vec<u8>> =
        parts.and_then(Result::<_, Why>::ok).ok_or(Refusal::Damaged("the sealed items are written in another way"))?;
    let Ok([iv, ciphertext, seal]) = <[_; 3]>::try_from(parts) else {
        return Err(Refusal::Damaged("the sealed items are not three parts"));
    };
    let mac = mac(&mac_key).chain_update(&iv).chain_update(&ciphertext);
    mac.verify_slice(&seal).map_err(|_| Refusal::WrongPassword)?;
    let iv: [u8; 16] = iv.as_slice().try_into().map_err(|_| Refusal::Damaged("a nonce has another length"))?;
    cbc(&cipher_key, &iv, &ciphertext)
}

/// HKDF-Expand (RFC 5869, section 2.3) of one block: an HMAC of the purpose and the number 1.
fn expanded(key: &Key, purpose: &[u8]) -> Key {
    Key::new(mac(key).chain_update(purpose).finalize().into_bytes().into())
}

fn mac(key: &Key) -> Hmac<Sha256> {
    Hmac::<Sha256>::new_from_slice(&**key).expect("HMAC takes keys of any length")
}

fn items(file: &Value, opening: &Opening<'_>) -> Result<Report, Refusal> {
    let mut report = opening.report();
    let [folders, collections] =
        ["folders", "collections"].map(|list| json::names(json::list(file, list), "id", "name"));
    let items = json::list(file, "items");
    report.expect(items.len());
    for item in items {
        let (issuer, name) = (json::text(item, "name"), json::text(&item["login"], "username"));
        let code = json::text(&item["login"], "totp");
        let passkeys = json::list(&item["login"], "fido2Credentials").len();
        for _ in 0..passkeys {
            report.left(issuer, name, Why::Passkey)?;
        }
        if item["login"]["password"].is_string() {
            report.remark(Remark::PasswordsInTheClear);
        }
        if code.trim().is_empty() {
            report.other()?;
        } else {
            report.push(links::entry(code, issuer, name, notes(item, &folders, &collections)))?;
        }
    }
    Ok(report)
}

/// Not the item's own notes: they are about the login, and people keep recovery codes in them.
fn notes(item: &Value, folders: &HashMap<String, &str>, collections: &HashMap<String, &str>) -> Notes {
    let folder = item.get("folderId").and_then(|id| tag(folders.get(&json::key(id))?));
    let collections = json::list(item, "collectionIds").iter().filter_map(|id| tag(collections.get(&json::key(id))?));
    Notes {
        text: String::new(),
        tags: folder.into_iter().chain(collections).collect(),
        pinned: json::flag(item, "favorite"),
    }
}
