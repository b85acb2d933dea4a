//! Steam: a maFile of Steam Desktop Authenticator, the app's own data, and a maFile that a manifest beside it helps to open.

use serde_json::Value;

use super::Format;
use crate::containers::cipher::cbc;
use crate::containers::derive::{Derivation, Hash};
use crate::containers::{encoded, json};
use crate::content::Content;
use crate::cost::Lock;
use crate::draft::{Draft, Way};
use crate::findings::{Remark, Report, Why};
use crate::reader::{Opening, Reader, unlocked};
use crate::refusal::Refusal;

pub(super) const READER: Reader = Reader { format: Format::Steam, fits, lock: unlocked, read };
pub(super) const MANIFEST: Reader =
    Reader { format: Format::Steam, fits: fits_manifest, lock: lock_manifest, read: read_manifest };

/// A manifest of more entries than anyone has accounts is not tried one by one.
const MOST_TRIED: usize = 16;

fn fits(content: &Content<'_>) -> bool {
    content.json().is_some_and(|file| !accounts(file).is_empty())
}

/// The one account of a file, or those of the app's data.
fn accounts(file: &Value) -> Vec<&Value> {
    if file["shared_secret"].is_string() {
        return vec![file];
    }
    let all = file["accounts"].as_object().into_iter().flat_map(|accounts| accounts.values());
    all.filter(|account| account["shared_secret"].is_string()).collect()
}

fn read(content: &Content<'_>, opening: &Opening<'_>) -> Result<Report, Refusal> {
    entries(content.json().ok_or(Refusal::Unknown)?, opening)
}

fn entries(file: &Value, opening: &Opening<'_>) -> Result<Report, Refusal> {
    let mut report = opening.report();
    for account in accounts(file) {
        let secret = encoded::base64(json::text(account, "shared_secret")).and_then(encoded::secret);
        report.push(Draft::new("Steam", json::text(account, "account_name"), secret).by(Way::Steam).finish())?;
        if !json::text(account, "revocation_code").is_empty() {
            report.remark(Remark::SteamRevocationCode);
        }
    }
    Ok(report)
}

fn fits_manifest(content: &Content<'_>) -> bool {
    content.json().is_some_and(is_manifest)
}

fn is_manifest(file: &Value) -> bool {
    json::list(file, "entries").iter().any(|entry| entry.get("encryption_iv").is_some())
}

fn lock_manifest(_: &Content<'_>) -> Result<Lock, Refusal> {
    Ok(Lock::Companion(derivation(Vec::new()).cost()))
}

/// The maFile may be the other of the two.
fn read_manifest(content: &Content<'_>, opening: &Opening<'_>) -> Result<Report, Refusal> {
    let text = std::str::from_utf8(opening.beside).map_err(|_| Refusal::CompanionNeeded)?;
    let bytes = encoded::base64(text).map_err(|why| match why {
        Why::NoSecret => Refusal::CompanionNeeded,
        _ => Refusal::Damaged("the maFile is not the sealed one"),
    })?;
    opened(&bytes, content.json().ok_or(Refusal::Unknown)?, opening)
}

/// An encrypted maFile, with its manifest beside it.
pub(super) fn sealed(bytes: &[u8], manifest: &[u8], opening: &Opening<'_>) -> Result<Report, Refusal> {
    if manifest.len() > opening.limits.bytes {
        return Err(Refusal::TooLarge { most: opening.limits.bytes });
    }
    let manifest = json::parse_bytes(manifest, opening.limits)?;
    if !is_manifest(&manifest) {
        return Err(Refusal::CompanionNeeded);
    }
    opened(bytes, &manifest, opening)
}

/// Which entry of the manifest is this file's, its name would say; each is tried instead, since names change.
fn opened(bytes: &[u8], manifest: &Value, opening: &Opening<'_>) -> Result<Report, Refusal> {
    let password = opening.password()?;
    let sealed = |entry: &&Value| entry["encryption_iv"].is_string() && entry["encryption_salt"].is_string();
    for entry in json::list(manifest, "entries").iter().filter(sealed).take(MOST_TRIED) {
        let [iv, salt] = ["encryption_iv", "encryption_salt"].map(|name| {
            encoded::base64(json::text(entry, name))
                .map_err(|_| Refusal::Damaged("the manifest is not as it should be"))
        });
        let iv: [u8; 16] = iv?.try_into().map_err(|_| Refusal::Damaged("the manifest is not as it should be"))?;
        let key = derivation(salt?).key(password, opening.limits)?;
        let plain = cbc(&key, &iv, bytes).and_then(|plain| json::parse_bytes(&plain, opening.limits));
        if let Some(file) = plain.ok().filter(|file| !accounts(file).is_empty()) {
            let mut report = entries(&file, opening)?;
            report.call(Format::Steam);
            return Ok(report);
        }
    }
    Err(Refusal::WrongPassword)
}

fn derivation(salt: Vec<u8>) -> Derivation {
    Derivation::Pbkdf2 { hash: Hash::Sha1, salt, rounds: 50_000 }
}
