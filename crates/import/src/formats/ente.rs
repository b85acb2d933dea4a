//! Ente Auth, sealed: JSON around a secret stream, whose plain text is a list of links. Its plain export is such a list already.

use serde_json::Value;

use super::Format;
use super::link_list;
use crate::containers::derive::Derivation;
use crate::containers::{encoded, json, secret_stream};
use crate::content::Content;
use crate::cost::Lock;
use crate::findings::Report;
use crate::reader::{Opening, Reader};
use crate::refusal::Refusal;

pub(super) const READER: Reader = Reader { format: Format::Ente, fits, lock, read };

fn fits(content: &Content<'_>) -> bool {
    content.json().is_some_and(|file| file["kdfParams"].is_object() && file["encryptedData"].is_string())
}

fn lock(content: &Content<'_>) -> Result<Lock, Refusal> {
    Ok(Lock::Password(derivation(content.json().ok_or(Refusal::Unknown)?)?.cost()))
}

/// Real files ask for 256 MiB and 16 passes, or 1 GiB and 4.
fn derivation(file: &Value) -> Result<Derivation, Refusal> {
    let parameters = &file["kdfParams"];
    let memory = json::needed(parameters, "memLimit")? / 1024;
    Ok(Derivation::argon2id(base64(parameters, "salt")?, memory, json::needed(parameters, "opsLimit")?, 1))
}

fn read(content: &Content<'_>, opening: &Opening<'_>) -> Result<Report, Refusal> {
    let file = content.json().ok_or(Refusal::Unknown)?;
    let (sealed, header) = (base64(file, "encryptedData")?, base64(file, "encryptionNonce")?);
    let key = derivation(file)?.key(opening.password()?, opening.limits)?;
    let plain = secret_stream::open(&key, &header, &sealed)?;
    link_list::lines(std::str::from_utf8(&plain).map_err(|_| Refusal::Damaged("the links are not UTF-8"))?, opening)
}

fn base64(object: &Value, name: &str) -> Result<Vec<u8>, Refusal> {
    encoded::base64(json::text(object, name)).map_err(|_| Refusal::Damaged("what opens the links is no base64"))
}
