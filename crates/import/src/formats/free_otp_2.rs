//! FreeOTP 2: a map of texts in Java's serialization, with a key that the password opens, and secrets that the key opens.

use std::collections::HashMap;

use serde_json::Value;
use zeroize::Zeroizing;

use super::{Format, free_otp};
use crate::bounds::Bounds;
use crate::containers::cipher::{Plain, gcm};
use crate::containers::derive::{Derivation, Hash, Key};
use crate::containers::{java, json};
use crate::content::Content;
use crate::cost::Lock;
use crate::findings::{Report, Why};
use crate::reader::{Opening, Reader};
use crate::refusal::Refusal;

pub(super) const READER: Reader = Reader { format: Format::FreeOtp2, fits, lock, read };

const MASTER: &str = "masterKey";
/// What stands behind the name of an entry's secret in the name of the entry.
const TOKEN: &str = "-token";

fn fits(content: &Content<'_>) -> bool {
    content.bytes().is_some_and(java::is_stream)
}

fn lock(content: &Content<'_>) -> Result<Lock, Refusal> {
    let pairs = java::texts(content.bytes().ok_or(Refusal::Unknown)?, &Bounds::default())?;
    Ok(Lock::Password(derivation(&master(&pairs, &Bounds::default())?)?.cost()))
}

fn master(pairs: &[(String, String)], limits: &Bounds) -> Result<Value, Refusal> {
    let text = pairs.iter().find(|(name, _)| name == MASTER).map(|(_, text)| text);
    json::parse(text.ok_or(Refusal::Damaged("the master key is missing"))?, limits)
}

fn derivation(master: &Value) -> Result<Derivation, Refusal> {
    let hash = match json::text(master, "mAlgorithm") {
        "PBKDF2withHmacSHA512" => Hash::Sha512,
        "PBKDF2withHmacSHA1" => Hash::Sha1,
        _ => return Err(Refusal::Damaged("the key is derived in a way that FreeOTP does not have")),
    };
    let salt = json::bytes(&master["mSalt"]).ok_or(Refusal::Damaged("the salt is not bytes"))?;
    Ok(Derivation::Pbkdf2 { hash, salt, rounds: json::needed(master, "mIterations")? })
}

/// The order of a map is that of its hashes; entries are sorted by their names, so that a report is the same each time.
fn read(content: &Content<'_>, opening: &Opening<'_>) -> Result<Report, Refusal> {
    let pairs = java::texts(content.bytes().ok_or(Refusal::Unknown)?, opening.limits)?;
    let key = master_key(&master(&pairs, opening.limits)?, opening)?;
    let secrets: HashMap<&str, &str> = pairs.iter().map(|(name, text)| (&**name, &**text)).collect();
    let mut names: Vec<&str> = pairs.iter().filter_map(|(name, _)| name.strip_suffix(TOKEN)).collect();
    names.sort_unstable();
    let mut report = opening.report();
    for name in names {
        let token =
            json::parse(secrets.get(format!("{name}{TOKEN}").as_str()).copied().unwrap_or_default(), opening.limits);
        let Ok(token) = token else {
            report.left("", "", Why::Incomplete)?;
            continue;
        };
        let secret = secrets.get(name).map(|text| secret(text, &key, opening.limits));
        let draft = free_otp::draft(&token, secret);
        report.push(draft.finish())?;
    }
    Ok(report)
}

fn master_key(master: &Value, opening: &Opening<'_>) -> Result<Key, Refusal> {
    let key = derivation(master)?.key(opening.password()?, opening.limits)?;
    let plain = opened(&master["mEncryptedKey"], &key)?;
    let key: [u8; 32] = plain.as_slice().try_into().map_err(|_| Refusal::Damaged("a key has another length"))?;
    Ok(Zeroizing::new(key))
}

/// An entry's secret; `None` if it cannot be opened, which says nothing of the password: that opened the master key.
fn secret(text: &str, key: &Key, limits: &Bounds) -> Option<Vec<u8>> {
    let entry = json::parse(text, limits).ok()?;
    let sealed = json::parse(json::text(&entry, "key"), limits).ok()?;
    Some(opened(&sealed, key).ok()?.to_vec())
}

fn opened(sealed: &Value, key: &Key) -> Result<Plain, Refusal> {
    let bytes = |name: &str| json::bytes(&sealed[name]).ok_or(Refusal::Damaged("what is sealed is not bytes"));
    let parameters = bytes("mParameters")?;
    let nonce = nonce(&parameters).ok_or(Refusal::Damaged("a nonce is not written as one"))?;
    gcm(key, nonce, &bytes("mCipherText")?, json::text(sealed, "mToken").as_bytes())
}

/// DER: a sequence of the nonce and the length of the tag, or the nonce alone (old Android).
fn nonce(parameters: &[u8]) -> Option<&[u8]> {
    let inside = match parameters {
        [0x30, length, inside @ ..] if usize::from(*length) == inside.len() => inside,
        alone => alone,
    };
    match inside {
        [0x04, 12, nonce @ ..] => nonce.get(..12),
        _ => None,
    }
}
