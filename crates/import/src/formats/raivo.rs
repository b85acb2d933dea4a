//! Raivo OTP: a JSON list in which everything is text, alone or in a sealed zip. Knows no other product.

use serde_json::Value;
use sluss_codes::account::Notes;

use super::{Format, zipped};
use crate::containers::{encoded, json};
use crate::content::Content;
use crate::cost::Lock;
use crate::draft::{Draft, Way};
use crate::findings::Report;
use crate::reader::{Opening, Reader, unlocked};
use crate::refusal::Refusal;

pub(super) const READER: Reader = Reader { format: Format::Raivo, fits, lock: unlocked, read };
pub(super) const ZIPPED: Reader = Reader { format: Format::Raivo, fits: fits_zip, lock, read: read_zip };

const MEMBER: &str = "raivo-otp-export.json";

fn fits(content: &Content<'_>) -> bool {
    let first = content.json().and_then(Value::as_array).and_then(|list| list.first());
    first.is_some_and(|entry| entry["kind"].is_string() && entry.get("timer").is_some())
}

fn read(content: &Content<'_>, opening: &Opening<'_>) -> Result<Report, Refusal> {
    entries(content.json().ok_or(Refusal::Unknown)?, opening)
}

fn fits_zip(content: &Content<'_>) -> bool {
    zipped::has(content, |name| name == MEMBER)
}

fn lock(content: &Content<'_>) -> Result<Lock, Refusal> {
    zipped::lock(content)
}

fn read_zip(content: &Content<'_>, opening: &Opening<'_>) -> Result<Report, Refusal> {
    let plain = zipped::member(content, opening, |name| name == MEMBER)?;
    entries(&json::parse_bytes(&plain, opening.limits)?, opening)
}

fn entries(list: &Value, opening: &Opening<'_>) -> Result<Report, Refusal> {
    let mut report = opening.report();
    for entry in list.as_array().ok_or(Refusal::Damaged("the accounts are no list"))? {
        report.push(draft(entry).finish())?;
    }
    Ok(report)
}

fn draft(entry: &Value) -> Draft {
    Draft {
        way: Way::named(json::text(entry, "kind")),
        algorithm: json::text(entry, "algorithm").to_owned(),
        digits: json::number(entry, "digits"),
        period: json::number(entry, "timer"),
        counter: json::number(entry, "counter"),
        notes: Notes { pinned: json::flag(entry, "pinned"), ..Notes::default() },
        ..Draft::new(
            json::text(entry, "issuer"),
            json::text(entry, "account"),
            encoded::base32(json::text(entry, "secret")),
        )
    }
}
