//! Stratum, formerly Authenticator Pro: JSON, in the clear or sealed in two ways (its doc/BACKUP_FORMAT.md). Knows no other product.

use std::collections::HashMap;

use serde_json::Value;
use sluss_codes::account::{Notes, Secret};

use super::Format;
use crate::containers::cipher::{Plain, cbc, gcm, take, take_array};
use crate::containers::derive::{Derivation, Hash};
use crate::containers::{encoded, json};
use crate::content::Content;
use crate::cost::Lock;
use crate::draft::{Draft, Way, tag};
use crate::findings::{Report, Why};
use crate::reader::{Opening, Reader, unlocked};
use crate::refusal::Refusal;

pub(super) const READER: Reader = Reader { format: Format::Stratum, fits, lock: unlocked, read };
pub(super) const SEALED: Reader = Reader { format: Format::Stratum, fits: fits_sealed, lock, read: read_sealed };

const STRONG: &[u8] = b"AUTHENTICATORPRO";
const LEGACY: &[u8] = b"AuthenticatorPro";

fn fits(content: &Content<'_>) -> bool {
    content.json().is_some_and(|file| file["Authenticators"].is_array())
}

fn read(content: &Content<'_>, opening: &Opening<'_>) -> Result<Report, Refusal> {
    entries(content.json().ok_or(Refusal::Unknown)?, opening)
}

fn fits_sealed(content: &Content<'_>) -> bool {
    content.bytes().is_some_and(|bytes| bytes.starts_with(STRONG) || bytes.starts_with(LEGACY))
}

fn lock(content: &Content<'_>) -> Result<Lock, Refusal> {
    let strong = content.bytes().is_some_and(|bytes| bytes.starts_with(STRONG));
    Ok(Lock::Password(derivation(strong, Vec::new()).cost()))
}

fn derivation(strong: bool, salt: Vec<u8>) -> Derivation {
    if strong {
        Derivation::argon2id(salt, 65_536, 3, 4)
    } else {
        Derivation::Pbkdf2 { hash: Hash::Sha1, salt, rounds: 64_000 }
    }
}

fn read_sealed(content: &Content<'_>, opening: &Opening<'_>) -> Result<Report, Refusal> {
    let plain = decrypted(content.bytes().ok_or(Refusal::Unknown)?, opening)?;
    entries(&json::parse_bytes(&plain, opening.limits)?, opening)
}

fn decrypted(mut bytes: &[u8], opening: &Opening<'_>) -> Result<Plain, Refusal> {
    let password = opening.password()?;
    let strong = take(&mut bytes, STRONG.len())? == STRONG;
    let salt = take(&mut bytes, if strong { 16 } else { 20 })?.to_vec();
    let derivation = derivation(strong, salt);
    if strong {
        let nonce = take(&mut bytes, 12)?;
        return gcm(&*derivation.key(password, opening.limits)?, nonce, bytes, &[]);
    }
    let iv = take_array::<16>(&mut bytes)?;
    let plain = cbc(&*derivation.key(password, opening.limits)?, &iv, bytes)?;
    // There is no seal: one wrong password in 256 leaves a padding that fits.
    if plain.starts_with(b"{") { Ok(plain) } else { Err(Refusal::WrongPassword) }
}

fn entries(file: &Value, opening: &Opening<'_>) -> Result<Report, Refusal> {
    let mut report = opening.report();
    let categories = categories(file);
    for entry in json::list(file, "Authenticators") {
        let tags = categories.get(json::text(entry, "Secret")).cloned().unwrap_or_default();
        report.push(Draft { notes: Notes { tags, ..Notes::default() }, ..draft(entry) }.finish())?;
    }
    Ok(report)
}

fn draft(entry: &Value) -> Draft {
    let secret = json::text(entry, "Secret");
    let way = match entry["Type"].as_u64() {
        Some(1) => Way::Hotp,
        Some(2) => Way::Totp,
        Some(3) => Way::Motp,
        Some(4) => Way::Steam,
        Some(5) => Way::Yandex,
        _ => Way::Other(entry["Type"].to_string()),
    };
    Draft {
        algorithm: algorithm(&entry["Algorithm"]),
        digits: json::number(entry, "Digits"),
        period: json::number(entry, "Period"),
        counter: json::number(entry, "Counter"),
        pin: Secret::new(json::text(entry, "Pin").as_bytes().to_vec()),
        ..Draft::new(json::text(entry, "Issuer"), json::text(entry, "Username"), secret_of(&way, secret))
    }
    .by(way)
}

/// mOTP's secret is hexadecimal text that is hashed as it is written.
fn secret_of(way: &Way, secret: &str) -> Result<Secret, Why> {
    if *way == Way::Motp { encoded::motp(secret) } else { encoded::base32(secret) }
}

fn algorithm(number: &Value) -> String {
    match number.as_u64() {
        Some(0) => "SHA1".to_owned(),
        Some(1) => "SHA256".to_owned(),
        Some(2) => "SHA512".to_owned(),
        _ if number.is_null() => String::new(),
        _ => number.to_string(),
    }
}

/// The names of categories by the secrets of their entries, by which entries are known there.
fn categories(file: &Value) -> HashMap<&str, Vec<String>> {
    let names = json::names(json::list(file, "Categories"), "Id", "Name");
    let mut categories: HashMap<&str, Vec<String>> = HashMap::new();
    for binding in json::list(file, "AuthenticatorCategories") {
        let name = names.get(json::text(binding, "CategoryId")).and_then(|name| tag(name));
        categories.entry(json::text(binding, "AuthenticatorSecret")).or_default().extend(name);
    }
    categories
}
