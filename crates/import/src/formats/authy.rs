//! Authy: preferences of its Android app, and the JSON of scripts that got it out of the desktop app. Knows no other product.

use serde_json::Value;
use sluss_codes::account::{Notes, Secret};

use super::Format;
use crate::containers::cipher::cbc;
use crate::containers::derive::{Derivation, Hash};
use crate::containers::{encoded, json, preferences};
use crate::content::Content;
use crate::cost::Lock;
use crate::draft::Draft;
use crate::findings::{Found, Report, Why};
use crate::given::Given;
use crate::links;
use crate::reader::{Opening, Reader};
use crate::refusal::Refusal;

pub(super) const READER: Reader = Reader { format: Format::Authy, fits, lock, read };

const PREFERENCES: [&str; 2] = ["com.authy.storage.tokens.authenticator.key", "com.authy.storage.tokens.authy.key"];

fn fits(content: &Content<'_>) -> bool {
    if let Some(xml) = content.xml() {
        return PREFERENCES.iter().any(|name| xml.contains(name));
    }
    let first = content.json().and_then(Value::as_array).and_then(|list| list.first());
    first.is_some_and(|entry| {
        entry["decryptedSecret"].is_string()
            || entry["encryptedSecret"].is_string()
            || entry["secretSeed"].is_string()
            || is_scripts(entry)
    })
}

/// What scripts write.
fn is_scripts(entry: &Value) -> bool {
    entry["uri"].is_string() && entry["secret"].is_string() && entry["name"].is_string()
}

fn lock(content: &Content<'_>) -> Result<Lock, Refusal> {
    let sealed = match content {
        Content::Xml(xml) => xml.contains("encryptedSecret"),
        Content::Json(list, _) => list.as_array().is_some_and(|list| list.iter().any(is_sealed)),
        _ => false,
    };
    Ok(if sealed { Lock::Password(derivation(Vec::new()).cost()) } else { Lock::Open })
}

fn is_sealed(entry: &Value) -> bool {
    entry["encryptedSecret"].is_string() && !entry["decryptedSecret"].is_string()
}

fn derivation(salt: Vec<u8>) -> Derivation {
    Derivation::Pbkdf2 { hash: Hash::Sha1, salt, rounds: 1000 }
}

fn read(content: &Content<'_>, opening: &Opening<'_>) -> Result<Report, Refusal> {
    let mut report = opening.report();
    if let Some(list) = content.json() {
        return entries(list, opening, &mut report).map(|()| report);
    }
    for (name, text) in preferences::texts(content.xml().ok_or(Refusal::Unknown)?, opening.limits)? {
        if PREFERENCES.contains(&name.as_str()) {
            entries(&json::parse(&text, opening.limits)?, opening, &mut report)?;
        }
    }
    Ok(report)
}

/// Each secret has a salt of its own. One that the password does not open beside others that it does is reported.
fn entries(list: &Value, opening: &Opening<'_>, report: &mut Report) -> Result<(), Refusal> {
    let mut opened = false;
    for entry in list.as_array().ok_or(Refusal::Damaged("the accounts are no list"))? {
        if is_scripts(entry) {
            report.push(links::entry(json::text(entry, "uri"), "", json::text(entry, "name"), Notes::default()))?;
            continue;
        }
        let secret = if is_sealed(entry) { decrypted(entry, opening)? } else { plain(entry) };
        if is_sealed(entry) && !opened && secret == Err(Why::EncryptedSecret) {
            return Err(Refusal::WrongPassword);
        }
        opened |= secret.is_ok();
        report.push(found(entry, secret))?;
    }
    Ok(())
}

fn plain(entry: &Value) -> Result<Secret, Why> {
    match json::text(entry, "secretSeed") {
        "" => encoded::base32(json::text(entry, "decryptedSecret")),
        seed => encoded::hex(seed),
    }
}

fn decrypted(entry: &Value, opening: &Opening<'_>) -> Result<Result<Secret, Why>, Refusal> {
    let salt = json::text(entry, "salt").as_bytes().to_vec();
    let key = derivation(salt).key(opening.password()?, opening.limits)?;
    let Ok(sealed) = encoded::base64(json::text(entry, "encryptedSecret")) else {
        return Ok(Err(Why::UnreadableSecret));
    };
    let plain = cbc(&key, &[0; 16], &sealed).ok();
    let text = plain.as_ref().and_then(|plain| std::str::from_utf8(plain).ok());
    Ok(text.and_then(|text| encoded::base32(text).ok()).ok_or(Why::EncryptedSecret))
}

/// Authy's own tokens (with a seed) have other codes than everyone's.
fn found(entry: &Value, secret: Result<Secret, Why>) -> Found {
    let (issuer, name) = names(entry);
    let own = entry["secretSeed"].is_string();
    let (digits, period) =
        if own { (Given::Number(7), Given::Number(10)) } else { (json::number(entry, "digits"), Given::Nothing) };
    Draft { digits, period, ..Draft::new(issuer, name, secret) }.finish()
}

/// The name is the issuer and the account, with a colon between them.
fn names(entry: &Value) -> (&str, &str) {
    let whole = json::first(entry, &["originalName", "name"]);
    let issuer = json::text(entry, "originalIssuer");
    match whole.split_once(':') {
        Some((before, name)) if issuer.is_empty() || issuer == before.trim() => (before.trim(), name.trim()),
        _ => (issuer, whole),
    }
}
