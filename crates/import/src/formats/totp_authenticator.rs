//! TOTP Authenticator (BinaryBoot): base64 of what is encrypted under a hash of the password, or of a password that the app has built in.
//! An encrypted maFile of Steam looks the same until its manifest is beside it, so that is asked here and read in `steam.rs`.

use serde_json::Value;
use sha2::{Digest, Sha256};

use super::{Format, listed, steam};
use crate::bounds::Bounds;
use crate::containers::cipher::cbc;
use crate::containers::{encoded, json, preferences};
use crate::content::Content;
use crate::cost::{Cost, Lock};
use crate::draft::Draft;
use crate::findings::{Remark, Report, Why};
use crate::given::Given;
use crate::reader::{Opening, Reader, unlocked};
use crate::refusal::Refusal;

pub(super) const READER: Reader = Reader { format: Format::TotpAuthenticator, fits, lock, read };
pub(super) const INTERNAL: Reader =
    Reader { format: Format::TotpAuthenticator, fits: fits_internal, lock: unlocked, read: read_internal };

/// For people who set no password.
const BUILT_IN: &[u8] = b"TotpAuthenticator";
/// The preference that holds the list, in the app's own storage.
const LIST: &str = "STATIC_TOTP_CODES_LIST";

fn fits(content: &Content<'_>) -> bool {
    content.text().is_some_and(|text| sealed(text).is_some())
}

/// The whole file is base64 of whole blocks.
fn sealed(text: &str) -> Option<Vec<u8>> {
    encoded::base64(text).ok().filter(|bytes| !bytes.is_empty() && bytes.len().is_multiple_of(16))
}

fn lock(_: &Content<'_>) -> Result<Lock, Refusal> {
    Ok(Lock::MaybePassword(Cost { memory: 0, rounds: 1 }))
}

fn read(content: &Content<'_>, opening: &Opening<'_>) -> Result<Report, Refusal> {
    let bytes = content.text().and_then(sealed).ok_or(Refusal::Unknown)?;
    if !opening.beside.is_empty() {
        return steam::sealed(&bytes, opening.beside, opening);
    }
    if let Ok(list) = opened(&bytes, BUILT_IN, opening.limits) {
        let mut report = listed::report(&list, opening, draft)?;
        report.remark(Remark::BuiltInPassword);
        return Ok(report);
    }
    listed::report(&opened(&bytes, opening.password()?, opening.limits)?, opening, draft)
}

/// There is no seal: what comes out is right if it is what the app writes, an object in which a name is a list in JSON.
fn opened(bytes: &[u8], password: &[u8], limits: &Bounds) -> Result<Value, Refusal> {
    let plain = cbc(&Sha256::digest(password).into(), &[0; 16], bytes)?;
    match json::parse_bytes(&plain, limits) {
        Ok(object) => listed(&object, limits).map_err(|_| Refusal::WrongPassword),
        Err(Refusal::Intricate) => Err(Refusal::Intricate),
        Err(_) => Err(Refusal::WrongPassword),
    }
}

fn listed(file: &Value, limits: &Bounds) -> Result<Value, Refusal> {
    if file.is_array() {
        return Ok(file.clone());
    }
    let names = file.as_object().into_iter().flat_map(|object| object.keys());
    let name = names.into_iter().find(|name| name.trim_start().starts_with('['));
    json::parse(name.ok_or(Refusal::Damaged("the accounts are missing"))?, limits)
}

fn fits_internal(content: &Content<'_>) -> bool {
    content.xml().is_some_and(|xml| xml.contains(LIST))
}

fn read_internal(content: &Content<'_>, opening: &Opening<'_>) -> Result<Report, Refusal> {
    let text = preferences::text(content.xml().ok_or(Refusal::Unknown)?, LIST, opening.limits)?;
    let file = json::parse(&text.unwrap_or_default(), opening.limits)?;
    listed::report(&listed(&file, opening.limits)?, opening, draft)
}

fn draft(entry: &Value) -> Draft {
    let key = json::text(entry, "key");
    let secret = match json::number(entry, "base") {
        Given::Number(16) => encoded::hex(key),
        Given::Number(32) | Given::Nothing => encoded::base32(key),
        Given::Number(64) => encoded::base64(key).and_then(encoded::secret),
        Given::Number(_) | Given::Odd => Err(Why::UnreadableSecret),
    };
    let issuer = Some(json::text(entry, "issuer")).filter(|issuer| *issuer != "Unknown").unwrap_or_default();
    Draft {
        digits: json::number(entry, "digits"),
        period: json::number(entry, "period"),
        ..Draft::new(issuer, json::text(entry, "name"), secret)
    }
}
