//! Raivo OTP: a JSON list in which everything is text, alone or in a sealed zip. Knows no other product.

use serde_json::Value;
use sluss_codes::account::Notes;

use super::{Format, listed, zipped};
use crate::containers::{encoded, json};
use crate::content::Content;
use crate::draft::{Draft, Way};
use crate::findings::Report;
use crate::reader::{Opening, Reader, unlocked};
use crate::refusal::Refusal;

pub(super) const READER: Reader = Reader { format: Format::Raivo, fits, lock: unlocked, read };
pub(super) const ZIPPED: Reader = Reader { format: Format::Raivo, fits: fits_zip, lock: zipped::lock, read: read_zip };

const MEMBER: &str = "raivo-otp-export.json";

fn fits(content: &Content<'_>) -> bool {
    let first = content.json().and_then(Value::as_array).and_then(|list| list.first());
    first.is_some_and(|entry| entry["kind"].is_string() && entry.get("timer").is_some())
}

fn read(content: &Content<'_>, opening: &Opening<'_>) -> Result<Report, Refusal> {
    listed::report(content.json().ok_or(Refusal::Unknown)?, opening, draft)
}

fn fits_zip(content: &Content<'_>) -> bool {
    zipped::has(content, |name| name == MEMBER)
}

fn read_zip(content: &Content<'_>, opening: &Opening<'_>) -> Result<Report, Refusal> {
    listed::report(&zipped::json(content, opening, |name| name == MEMBER)?, opening, draft)
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
