//! The encrypted backup of this authenticator, which `sluss-export` writes and docs/backup-format.md describes. Every account comes back as it was.

use data_encoding::BASE64;
use serde_json::Value;
use sluss_codes::account::{Account, Kind, Notes, Secret};
use sluss_codes::parameters::{Algorithm, Digits, Period};

use super::Format;
use crate::containers::cipher::{Plain, gcm};
use crate::containers::derive::Derivation;
use crate::containers::{encoded, json};
use crate::content::Content;
use crate::cost::Lock;
use crate::findings::{Found, Remark, Report, Why};
use crate::given::Given;
use crate::reader::{Opening, Reader};
use crate::refusal::{Foreign, Refusal};

pub(super) const READER: Reader = Reader { format: Format::Sluss, fits, lock, read };

const PRODUCT: &str = "Sluss authenticator";
const VERSION: u64 = 1;

fn fits(content: &Content<'_>) -> bool {
    content.json().is_some_and(|file| json::text(file, "product") == PRODUCT)
}

fn lock(content: &Content<'_>) -> Result<Lock, Refusal> {
    Ok(Lock::Password(derivation(header(content)?)?.cost()))
}

/// # Errors
/// [`Refusal::Foreign`] for a newer version, whose header may be another; [`Refusal::Damaged`].
fn header<'a>(content: &'a Content<'_>) -> Result<&'a Value, Refusal> {
    let file = content.json().ok_or(Refusal::Unknown)?;
    match json::needed(file, "version")? {
        VERSION => Ok(file),
        newer if newer > VERSION => Err(Refusal::Foreign(Foreign::NewerBackup)),
        _ => Err(Refusal::Damaged("no version of a backup has this number")),
    }
}

fn derivation(file: &Value) -> Result<Derivation, Refusal> {
    let parameters = &file["argon2id"];
    let [memory, passes, lanes] = ["memory", "passes", "lanes"].map(|name| json::needed(parameters, name));
    Ok(Derivation::argon2id(base64(json::text(parameters, "salt"))?, memory?, passes?, lanes?))
}

fn read(content: &Content<'_>, opening: &Opening<'_>) -> Result<Report, Refusal> {
    let file = header(content)?;
    let plain = decrypted(file, content.json_text().ok_or(Refusal::Unknown)?, opening)?;
    let inside = json::parse_bytes(&plain, opening.limits)?;
    let mut report = opening.report();
    report.remark(Remark::BackedUp(json::needed(&inside, "written")?));
    let accounts = inside["accounts"].as_array().ok_or(Refusal::Damaged("the accounts are no list"))?;
    for entry in accounts {
        report.push(found(entry))?;
    }
    Ok(report)
}

/// The sealed text is the last in the file, and the seal covers each byte before the quotation mark that opens it.
fn decrypted(file: &Value, text: &str, opening: &Opening<'_>) -> Result<Plain, Refusal> {
    let derivation = derivation(file)?;
    let mut pieces = text.rsplitn(3, '"');
    let (Some("}"), Some(sealed), Some(also)) = (pieces.next(), pieces.next(), pieces.next()) else {
        return Err(Refusal::Damaged("the sealed text is not the last"));
    };
    if json::text(file, "sealed") != sealed {
        return Err(Refusal::Damaged("the sealed text is not the last"));
    }
    let (nonce, sealed) = (base64(json::text(file, "nonce"))?, base64(sealed)?);
    let key = derivation.key(opening.password()?, opening.limits)?;
    gcm(&key, &nonce, &sealed, also.as_bytes())
}

/// One way to write it: no byte of the file can be another and mean the same.
fn base64(text: &str) -> Result<Vec<u8>, Refusal> {
    BASE64.decode(text.as_bytes()).map_err(|_| Refusal::Damaged("what opens the backup is no base64"))
}

/// Texts are as long as the person made them: the seal says that the file is the authenticator's own, and its size is bounded.
fn found(entry: &Value) -> Found {
    let [issuer, name, text] = ["issuer", "name", "note"].map(|member| json::text(entry, member).to_owned());
    let secret_and_kind = encoded::base32(json::text(entry, "secret")).and_then(|secret| Ok((secret, kind(entry)?)));
    match secret_and_kind {
        Err(why) => Found::left(&issuer, &name, why),
        Ok((secret, kind)) => {
            let notes = Notes { text, tags: json::texts(entry, "tags"), pinned: json::flag(entry, "pinned") };
            Found::Account(Account { issuer, name, secret, kind, notes })
        }
    }
}

fn kind(entry: &Value) -> Result<Kind, Why> {
    match json::text(entry, "kind") {
        "totp" => Ok(Kind::Totp { algorithm: algorithm(entry)?, digits: digits(entry)?, period: period(entry)? }),
        "hotp" => {
            let counter = number(entry, "counter").ok_or(Why::Counter)?;
            Ok(Kind::Hotp { algorithm: algorithm(entry)?, digits: digits(entry)?, counter })
        }
        "steam" => Ok(Kind::Steam),
        "motp" => Ok(Kind::Motp { pin: pin(entry)? }),
        "yandex" => Ok(Kind::Yandex { pin: pin(entry)? }),
        other => Err(Why::Kind(other.chars().take(40).collect())),
    }
}

fn algorithm(entry: &Value) -> Result<Algorithm, Why> {
    let name = json::text(entry, "algorithm");
    Algorithm::named(name).ok_or_else(|| Why::Algorithm(name.chars().take(40).collect()))
}

fn digits(entry: &Value) -> Result<Digits, Why> {
    number(entry, "digits").and_then(|digits| Digits::new(digits.try_into().ok()?)).ok_or(Why::Digits)
}

fn period(entry: &Value) -> Result<Period, Why> {
    number(entry, "period").and_then(|seconds| Period::seconds(seconds.try_into().ok()?)).ok_or(Why::Period)
}

fn number(entry: &Value, name: &str) -> Option<u64> {
    if let Given::Number(number) = json::number(entry, name) { Some(number) } else { None }
}

fn pin(entry: &Value) -> Result<Option<Secret>, Why> {
    match json::text(entry, "pin") {
        "" => Ok(None),
        pin => encoded::base32(pin).map(Some),
    }
}
