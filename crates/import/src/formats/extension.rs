//! Authenticator, the browser extension: an object of entries, in the clear or sealed in three ways that came one after another.

use data_encoding::{BASE64_NOPAD, HEXLOWER};
use serde_json::Value;
use sluss_codes::account::Notes;
use zeroize::Zeroizing;

use super::Format;
use crate::containers::derive::Derivation;
use crate::containers::{cryptojs, encoded, json};
use crate::content::Content;
use crate::cost::{Cost, Lock};
use crate::draft::{Draft, Way};
use crate::findings::{Found, Report, Why};
use crate::given::Given;
use crate::reader::{Opening, Reader};
use crate::refusal::Refusal;

pub(super) const READER: Reader = Reader { format: Format::Extension, fits, lock, read };

/// More keys than anyone has passwords.
const MOST_KEYS: usize = 8;
/// The types of old files are numbers from 1, in this order.
const TYPES: [&str; 6] = ["totp", "hotp", "battle", "steam", "hex", "hhex"];

type Passphrase = Zeroizing<Vec<u8>>;

fn fits(content: &Content<'_>) -> bool {
    let object = content.json().and_then(Value::as_object);
    object.is_some_and(|object| object.values().any(|value| is_entry(value) || is(value, "EncOTPStorage")))
}

fn is(value: &Value, kind: &str) -> bool {
    json::text(value, "dataType") == kind
}

fn is_entry(value: &Value) -> bool {
    is(value, "OTPStorage") || (value["secret"].is_string() && value["hash"].is_string() && !value["type"].is_null())
}

fn lock(content: &Content<'_>) -> Result<Lock, Refusal> {
    let file = content.json().ok_or(Refusal::Unknown)?;
    let values = || file.as_object().into_iter().flat_map(|object| object.values());
    let newest = values().filter(|value| is(value, "Key")).count() as u64;
    if newest > 0 {
        let cost = derivation(Vec::new()).cost();
        return Ok(Lock::Password(Cost { rounds: cost.rounds.saturating_mul(newest), ..cost }));
    }
    let sealed = values().any(|value| json::flag(value, "encrypted"));
    Ok(if sealed { Lock::Password(Cost { memory: 0, rounds: 1 }) } else { Lock::Open })
}

fn read(content: &Content<'_>, opening: &Opening<'_>) -> Result<Report, Refusal> {
    let file = content.json().ok_or(Refusal::Unknown)?;
    let mut values: Vec<&Value> = file.as_object().into_iter().flat_map(|object| object.values()).collect();
    values.sort_by_key(|value| value["index"].as_u64());
    let keys = Keys::of(file, &values, opening)?;
    let mut report = opening.report();
    let (mut opened, mut shut) = (0_usize, 0_usize);
    for value in values {
        let found = if is(value, "EncOTPStorage") {
            newest(value, &keys, opening)
        } else if is_entry(value) {
            entry(value, &keys)
        } else {
            continue;
        };
        match found {
            Ok(found) => {
                opened += usize::from(!json::flag(value, "encrypted") || matches!(found, Found::Account(_)));
                report.push(found)?;
            }
            Err(Refusal::WrongPassword | Refusal::Damaged(_)) => {
                shut += 1;
                report.left(json::text(value, "issuer"), json::text(value, "account"), Why::EncryptedSecret)?;
            }
            Err(why) => return Err(why),
        }
    }
    // One that is damaged costs no other; a password that opens none is wrong.
    if opened == 0 && shut > 0 { Err(Refusal::WrongPassword) } else { Ok(report) }
}

/// What opens entries: a passphrase for all, or one for each key record.
struct Keys<'a> {
    older: Option<Passphrase>,
    newest: Vec<(&'a str, Passphrase)>,
}

impl<'a> Keys<'a> {
    fn of(file: &Value, values: &[&'a Value], opening: &Opening<'_>) -> Result<Self, Refusal> {
        let records: Vec<&Value> = values.iter().copied().filter(|value| is(value, "Key")).collect();
        if records.len() > MOST_KEYS {
            return Err(Refusal::Work);
        }
        let newest = records.iter().map(|record| Ok((json::text(record, "id"), stretched(record, opening)?)));
        let newest = newest.collect::<Result<_, _>>()?;
        let sealed = values.iter().any(|value| json::flag(value, "encrypted"));
        Ok(Self { older: sealed.then(|| older(file, opening)).transpose()?, newest })
    }
}

/// The password itself, or the hexadecimal text of what it opens.
fn older(file: &Value, opening: &Opening<'_>) -> Result<Passphrase, Refusal> {
    let password = opening.password()?;
    let key = match (json::text(&file["key"], "enc"), json::text(file, "enc")) {
        ("", sealed) | (sealed, _) => sealed,
    };
    if key.is_empty() {
        return Ok(Passphrase::new(password.to_vec()));
    }
    Ok(Passphrase::new(HEXLOWER.encode(&cryptojs::open(key, password)?).into_bytes()))
}

fn derivation(salt: Vec<u8>) -> Derivation {
    Derivation::argon2id(salt, 19_456, 2, 1)
}

/// The base64 text of the hash is the passphrase. The salt is the text itself.
fn stretched(record: &Value, opening: &Opening<'_>) -> Result<Passphrase, Refusal> {
    let derivation = derivation(json::text(record, "salt").as_bytes().to_vec());
    let key = derivation.key(opening.password()?, opening.limits)?;
    Ok(Passphrase::new(BASE64_NOPAD.encode(&*key).into_bytes()))
}

/// The whole entry is sealed. One that no key opens is sealed under a key that is not in the file.
fn newest(value: &Value, keys: &Keys<'_>, opening: &Opening<'_>) -> Result<Found, Refusal> {
    let key = keys.newest.iter().find(|(id, _)| *id == json::text(value, "keyId"));
    let Some((_, passphrase)) = key else { return Ok(Found::left("", "", Why::EncryptedSecret)) };
    let plain = cryptojs::open(json::text(value, "data"), passphrase)?;
    let entry = json::parse_bytes(&plain, opening.limits).map_err(|why| match why {
        Refusal::Intricate => Refusal::Intricate,
        _ => Refusal::WrongPassword,
    })?;
    Ok(draft(&entry, json::text(&entry, "secret")).finish())
}

/// The secret alone is sealed. Rubbish in its place means another password: it has no seal of its own.
fn entry(value: &Value, keys: &Keys<'_>) -> Result<Found, Refusal> {
    let Some(passphrase) = keys.older.as_ref().filter(|_| json::flag(value, "encrypted")) else {
        return Ok(draft(value, json::text(value, "secret")).finish());
    };
    let plain = cryptojs::open(json::text(value, "secret"), passphrase)?;
    let text = std::str::from_utf8(&plain).map_err(|_| Refusal::WrongPassword)?;
    let draft = draft(value, text);
    if draft.secret == Err(Why::UnreadableSecret) { Err(Refusal::WrongPassword) } else { Ok(draft.finish()) }
}

fn draft(entry: &Value, secret: &str) -> Draft {
    let number = entry["type"].as_u64().and_then(|number| usize::try_from(number).ok());
    let old = number.and_then(|number| TYPES.get(number.checked_sub(1)?)).copied();
    let kind = old.unwrap_or_else(|| json::text(entry, "type")).to_ascii_lowercase();
    let (kind, secret) = marked(&kind, secret);
    let (way, secret) = match kind {
        "hex" | "battle" => (Way::Totp, encoded::hex(secret)),
        "hhex" => (Way::Hotp, encoded::hex(secret)),
        kind => (Way::named(kind), encoded::base32(secret)),
    };
    let digits = if kind == "battle" { Given::Number(8) } else { json::number(entry, "digits") };
    Draft {
        way,
        algorithm: json::text(entry, "algorithm").to_owned(),
        digits,
        period: json::number(entry, "period"),
        counter: json::number(entry, "counter"),
        notes: Notes { pinned: json::flag(entry, "pinned"), ..Notes::default() },
        ..Draft::new(json::text(entry, "issuer"), json::text(entry, "account"), secret)
    }
}

/// A secret may say itself what it is for.
fn marked<'a>(kind: &'a str, secret: &'a str) -> (&'a str, &'a str) {
    for (mark, marked) in [("bliz-", "battle"), ("blz-", "battle"), ("stm-", "steam")] {
        if let Some(start) = secret.get(..mark.len()).filter(|start| start.eq_ignore_ascii_case(mark)) {
            return (marked, &secret[start.len()..]);
        }
    }
    (kind, secret)
}
