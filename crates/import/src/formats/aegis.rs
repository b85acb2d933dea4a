//! Aegis: JSON, plain, or sealed under keys that passwords open (its docs/vault.md). Knows no other product.

use std::collections::HashMap;

use serde_json::Value;
use sluss_codes::account::{Notes, Secret};

use super::Format;
use crate::bounds::Bounds;
use crate::containers::cipher::{Plain, gcm};
use crate::containers::derive::{Derivation, Key, affordable};
use crate::containers::{encoded, json};
use crate::content::Content;
use crate::cost::{Cost, Lock};
use crate::draft::{Draft, Way, tag};
use crate::findings::Report;
use crate::reader::{Opening, Reader};
use crate::refusal::Refusal;

pub(super) const READER: Reader = Reader { format: Format::Aegis, fits, lock, read };

/// The type of a slot that a password opens; others need a key of the phone.
const PASSWORD_SLOT: u64 = 1;
/// More slots than anyone has passwords.
const MOST_SLOTS: usize = 8;

fn fits(content: &Content<'_>) -> bool {
    content.json().is_some_and(|file| file.get("header").is_some() && file.get("db").is_some())
}

fn lock(content: &Content<'_>) -> Result<Lock, Refusal> {
    let file = content.json().filter(|file| file["db"].is_string());
    file.map_or(Ok(Lock::Open), |file| Ok(Lock::Password(cost(file)?)))
}

/// Of all slots together: in the worst case, the last is the one that opens.
fn cost(file: &Value) -> Result<Cost, Refusal> {
    let mut all = Cost::default();
    for slot in slots(file)? {
        let cost = derivation(slot)?.cost();
        all = Cost { memory: all.memory.max(cost.memory), rounds: all.rounds.saturating_add(cost.rounds) };
    }
    Ok(all)
}

fn read(content: &Content<'_>, opening: &Opening<'_>) -> Result<Report, Refusal> {
    let file = content.json().ok_or(Refusal::Unknown)?;
    if file["db"].is_string() {
        let plain = decrypted(file, opening)?;
        return entries(&json::parse_bytes(&plain, opening.limits)?, opening);
    }
    entries(&file["db"], opening)
}

fn slots(file: &Value) -> Result<Vec<&Value>, Refusal> {
    let all = json::list(&file["header"], "slots").iter();
    let slots: Vec<&Value> = all.filter(|slot| slot["type"].as_u64() == Some(PASSWORD_SLOT)).collect();
    match slots.len() {
        0 => Err(Refusal::Damaged("no password opens it")),
        1..=MOST_SLOTS => Ok(slots),
        _ => Err(Refusal::Work),
    }
}

fn derivation(slot: &Value) -> Result<Derivation, Refusal> {
    let [n, r, p] = ["n", "r", "p"].map(|name| json::needed(slot, name));
    Ok(Derivation::Scrypt { salt: hex(slot, "salt")?, n: n?, r: r?, p: p? })
}

/// Each password slot is tried: which of a person's passwords this is, they need not know.
fn decrypted(file: &Value, opening: &Opening<'_>) -> Result<Plain, Refusal> {
    let password = opening.password()?;
    affordable(cost(file)?, opening.limits)?;
    let mut sealed = encoded::base64(json::text(file, "db")).map_err(|_| Refusal::Damaged("the vault is no base64"))?;
    let parameters = &file["header"]["params"];
    sealed.extend_from_slice(&hex(parameters, "tag")?);
    let nonce = hex(parameters, "nonce")?;
    for slot in slots(file)? {
        if let Some(key) = master_key(slot, password, opening.limits)? {
            return gcm(&key, &nonce, &sealed, &[]).map_err(|_| Refusal::Damaged("the vault does not fit its key"));
        }
    }
    Err(Refusal::WrongPassword)
}

fn master_key(slot: &Value, password: &[u8], limits: &Bounds) -> Result<Option<Key>, Refusal> {
    let key = derivation(slot)?.key(password, limits)?;
    let parameters = &slot["key_params"];
    let mut sealed = hex(slot, "key")?;
    sealed.extend_from_slice(&hex(parameters, "tag")?);
    match gcm(&key, &hex(parameters, "nonce")?, &sealed, &[]) {
        Err(Refusal::WrongPassword) => Ok(None),
        Err(why) => Err(why),
        Ok(plain) => {
            let key: [u8; 32] =
                plain.as_slice().try_into().map_err(|_| Refusal::Damaged("a key has another length"))?;
            Ok(Some(Key::new(key)))
        }
    }
}

fn hex(object: &Value, name: &str) -> Result<Vec<u8>, Refusal> {
    let bytes = encoded::hex(json::text(object, name)).map(|bytes| bytes.expose().to_vec());
    bytes.map_err(|_| Refusal::Damaged("what opens the vault is no hexadecimal text"))
}

fn entries(vault: &Value, opening: &Opening<'_>) -> Result<Report, Refusal> {
    let mut report = opening.report();
    let groups = json::names(json::list(vault, "groups"), "uuid", "name");
    let entries = json::list(vault, "entries");
    report.expect(entries.len());
    for entry in entries {
        report.push(draft(entry, &groups).finish())?;
    }
    Ok(report)
}

fn draft(entry: &Value, groups: &HashMap<String, &str>) -> Draft {
    let info = &entry["info"];
    let way = Way::named(json::text(entry, "type"));
    let algorithm = json::text(info, "algo");
    // Aegis itself computes such codes with SHA-1.
    let algorithm = if algorithm.eq_ignore_ascii_case("md5") { "SHA1" } else { algorithm };
    Draft {
        way,
        algorithm: algorithm.to_owned(),
        digits: json::number(info, "digits"),
        period: json::number(info, "period"),
        counter: json::number(info, "counter"),
        pin: Secret::new(json::text(info, "pin").as_bytes().to_vec()),
        notes: Notes {
            text: json::text(entry, "note").to_owned(),
            tags: tags(entry, groups),
            pinned: json::flag(entry, "favorite"),
        },
        ..Draft::new(
            json::text(entry, "issuer"),
            json::text(entry, "name"),
            encoded::base32(json::text(info, "secret")),
        )
    }
}

/// From version 3 on, groups have ids; before, an entry has the name of one.
fn tags(entry: &Value, groups: &HashMap<String, &str>) -> Vec<String> {
    let ids = json::list(entry, "groups").iter().filter_map(|id| tag(groups.get(&json::key(id))?));
    ids.chain(tag(json::text(entry, "group"))).collect()
}
