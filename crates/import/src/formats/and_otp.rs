//! andOTP: a JSON list, or the same sealed under a key from a password, in two ways. Knows no other product.

use serde_json::Value;
use sha2::{Digest, Sha256};
use sluss_codes::account::Notes;

use super::{Format, listed};
use crate::containers::cipher::{Plain, gcm, take};
use crate::containers::derive::{Derivation, Hash, Key};
use crate::containers::{encoded, json};
use crate::content::Content;
use crate::cost::{Cost, Lock};
use crate::draft::{Draft, Way};
use crate::findings::Report;
use crate::reader::{Opening, Reader};
use crate::refusal::Refusal;

pub(super) const READER: Reader = Reader { format: Format::AndOtp, fits, lock: crate::reader::unlocked, read };
/// The sealed kind has no mark of its own: it is asked last.
pub(super) const SEALED: Reader = Reader { format: Format::AndOtp, fits: fits_sealed, lock, read: read_sealed };

/// Nonce and tag, and the two brackets of an empty list.
const LEAST_OLD: usize = 12 + 2 + 16;
/// The number of rounds and the salt come before them in the newer kind.
const LEAST: usize = 4 + 12 + LEAST_OLD;

fn fits(content: &Content<'_>) -> bool {
    let first = content.json().and_then(Value::as_array).and_then(|list| list.first());
    first.is_some_and(|entry| entry["secret"].is_string() && entry["label"].is_string() && entry["type"].is_string())
}

fn read(content: &Content<'_>, opening: &Opening<'_>) -> Result<Report, Refusal> {
    listed::report(content.json().ok_or(Refusal::Unknown)?, opening, draft)
}

fn fits_sealed(content: &Content<'_>) -> bool {
    content.bytes().is_some_and(|bytes| bytes.len() >= LEAST_OLD)
}

/// The old kind costs one hash, so what the newer kind would cost is what is said.
fn lock(content: &Content<'_>) -> Result<Lock, Refusal> {
    let newer = content.bytes().and_then(newer);
    Ok(Lock::Password(newer.map_or(Cost { memory: 0, rounds: 1 }, |(derivation, _)| derivation.cost())))
}

/// The newer kind: rounds, salt, and the rest. The first bytes of the old kind, a nonce, can look like a number of rounds as well.
fn newer(bytes: &[u8]) -> Option<(Derivation, &[u8])> {
    let (rounds, rest) = bytes.split_first_chunk::<4>()?;
    let (salt, rest) = rest.split_first_chunk::<12>()?;
    let rounds = u64::from(u32::from_be_bytes(*rounds));
    let plausible = bytes.len() >= LEAST && (1..=10_000_000).contains(&rounds);
    plausible.then(|| (Derivation::Pbkdf2 { hash: Hash::Sha1, salt: salt.to_vec(), rounds }, rest))
}

fn read_sealed(content: &Content<'_>, opening: &Opening<'_>) -> Result<Report, Refusal> {
    let plain = decrypted(content.bytes().ok_or(Refusal::Unknown)?, opening)?;
    listed::report(&json::parse_bytes(&plain, opening.limits)?, opening, draft)
}

fn decrypted(bytes: &[u8], opening: &Opening<'_>) -> Result<Plain, Refusal> {
    let password = opening.password()?;
    if let Some((derivation, rest)) = newer(bytes) {
        let key = derivation.key(password, opening.limits)?;
        match opened(&key, rest) {
            Err(Refusal::WrongPassword) => {}
            other => return other,
        }
    }
    opened(&Key::new(Sha256::digest(password).into()), bytes)
}

fn opened(key: &[u8; 32], mut sealed: &[u8]) -> Result<Plain, Refusal> {
    let nonce = take(&mut sealed, 12)?;
    gcm(key, nonce, sealed, &[])
}

fn draft(entry: &Value) -> Draft {
    let label = json::text(entry, "label");
    let (issuer, name) = match entry.get("issuer").and_then(Value::as_str) {
        Some(issuer) => (issuer, label),
        // Before issuers had a place of their own.
        None => label.split_once(" - ").unwrap_or(("", label)),
    };
    Draft {
        way: Way::named(json::text(entry, "type")),
        algorithm: json::text(entry, "algorithm").to_owned(),
        digits: json::number(entry, "digits"),
        period: json::number(entry, "period"),
        counter: json::number(entry, "counter"),
        notes: Notes { tags: json::texts(entry, "tags"), ..Notes::default() },
        ..Draft::new(issuer, name, encoded::base32(json::text(entry, "secret")))
    }
}
