//! 2FAS: JSON of schemas 1 to 4, with the services in the clear or sealed. Knows no other product.

use std::collections::HashMap;

use serde_json::Value;
use sluss_codes::account::Notes;

use super::Format;
use crate::containers::cipher::gcm;
use crate::containers::derive::{Derivation, Hash};
use crate::containers::{encoded, json};
use crate::content::Content;
use crate::cost::Lock;
use crate::draft::{Draft, Way, tag};
use crate::findings::Report;
use crate::reader::{Opening, Reader};
use crate::refusal::Refusal;

pub(super) const READER: Reader = Reader { format: Format::TwoFas, fits, lock, read };

fn fits(content: &Content<'_>) -> bool {
    content.json().is_some_and(|file| file["services"].is_array() || file["servicesEncrypted"].is_string())
}

fn lock(content: &Content<'_>) -> Result<Lock, Refusal> {
    match content.json().map(|file| json::text(file, "servicesEncrypted")) {
        Some(sealed) if !sealed.is_empty() => Ok(Lock::Password(derivation(Vec::new()).cost())),
        _ => Ok(Lock::Open),
    }
}

fn derivation(salt: Vec<u8>) -> Derivation {
    Derivation::Pbkdf2 { hash: Hash::Sha256, salt, rounds: 10_000 }
}

fn read(content: &Content<'_>, opening: &Opening<'_>) -> Result<Report, Refusal> {
    let file = content.json().ok_or(Refusal::Unknown)?;
    let sealed = json::text(file, "servicesEncrypted");
    let opened;
    let services = if sealed.is_empty() {
        json::list(file, "services")
    } else {
        opened = decrypted(sealed, opening)?;
        opened.as_array().ok_or(Refusal::Damaged("the services are no list"))?
    };
    let mut report = opening.report();
    let groups = json::names(json::list(file, "groups"), "id", "name");
    for service in services {
        report.push(draft(service, &groups).finish())?;
    }
    Ok(report)
}

/// Ciphertext, salt and nonce, each in base64.
fn decrypted(sealed: &str, opening: &Opening<'_>) -> Result<Value, Refusal> {
    let parts = sealed.split(':').map(encoded::base64).collect::<Result<Vec<_>, _>>();
    let Ok([ciphertext, salt, nonce]) = parts.map_err(drop).and_then(|parts| <[_; 3]>::try_from(parts).map_err(drop))
    else {
        return Err(Refusal::Damaged("the sealed services are not three parts"));
    };
    let key = derivation(salt).key(opening.password()?, opening.limits)?;
    json::parse_bytes(&gcm(&key, &nonce, &ciphertext, &[])?, opening.limits)
}

fn draft(service: &Value, groups: &HashMap<String, &str>) -> Draft {
    let otp = &service["otp"];
    let name = json::first(otp, &["account", "label"]);
    let issuer = match json::text(otp, "issuer") {
        // The service's own name stands for an issuer, unless it is the account's.
        "" if json::text(service, "name") != name => json::text(service, "name"),
        issuer => issuer,
    };
    let group = service.get("groupId").and_then(|id| groups.get(&json::key(id)));
    Draft {
        way: Way::named(json::text(otp, "tokenType")),
        algorithm: json::text(otp, "algorithm").to_owned(),
        digits: json::number(otp, "digits"),
        period: json::number(otp, "period"),
        counter: json::number(otp, "counter"),
        notes: Notes { tags: group.and_then(|group| tag(group)).into_iter().collect(), ..Notes::default() },
        ..Draft::new(issuer, name, encoded::base32(json::text(service, "secret")))
    }
}
