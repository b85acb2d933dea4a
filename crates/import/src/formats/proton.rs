//! Proton Authenticator: JSON with links, in the clear or sealed. Proton Pass is in `proton_pass.rs`.

use serde_json::Value;
use sluss_codes::account::Notes;

use super::Format;
use crate::containers::cipher::{gcm, take};
use crate::containers::derive::Derivation;
use crate::containers::{encoded, json};
use crate::content::Content;
use crate::cost::Lock;
use crate::findings::Report;
use crate::links;
use crate::reader::{Opening, Reader};
use crate::refusal::Refusal;

pub(super) const READER: Reader = Reader { format: Format::Proton, fits, lock, read };

/// What the seal covers besides the content.
const ALSO: &[u8] = b"proton.authenticator.export.v1";

fn fits(content: &Content<'_>) -> bool {
    content.json().is_some_and(|file| {
        file["version"].is_number()
            && (file["entries"].is_array() || (file["salt"].is_string() && file["content"].is_string()))
    })
}

fn lock(content: &Content<'_>) -> Result<Lock, Refusal> {
    match content.json().filter(|file| file["salt"].is_string()) {
        None => Ok(Lock::Open),
        Some(_) => Ok(Lock::Password(derivation(Vec::new()).cost())),
    }
}

fn derivation(salt: Vec<u8>) -> Derivation {
    Derivation::argon2id(salt, 19_456, 2, 1)
}

fn read(content: &Content<'_>, opening: &Opening<'_>) -> Result<Report, Refusal> {
    let file = content.json().ok_or(Refusal::Unknown)?;
    if !file["salt"].is_string() {
        return entries(file, opening);
    }
    let [salt, sealed] = ["salt", "content"].map(|name| {
        encoded::base64(json::text(file, name)).map_err(|_| Refusal::Damaged("what is sealed is no base64"))
    });
    let (salt, sealed) = (salt?, sealed?);
    let mut rest = sealed.as_slice();
    let nonce = take(&mut rest, 12)?;
    let key = derivation(salt).key(opening.password()?, opening.limits)?;
    entries(&json::parse_bytes(&gcm(&key, nonce, rest, ALSO)?, opening.limits)?, opening)
}

fn entries(file: &Value, opening: &Opening<'_>) -> Result<Report, Refusal> {
    let mut report = opening.report();
    for entry in json::list(file, "entries") {
        let content = &entry["content"];
        let notes = Notes { text: json::text(entry, "note").to_owned(), ..Notes::default() };
        report.push(links::entry(json::text(content, "uri"), "", json::text(content, "name"), notes))?;
    }
    Ok(report)
}
