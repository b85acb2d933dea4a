//! Duo Mobile: the JSON of its accounts, from a phone that lets one at it. Knows no other product.

use serde_json::Value;

use super::Format;
use crate::containers::{encoded, json};
use crate::content::Content;
use crate::draft::{Draft, Way};
use crate::findings::{Report, Why};
use crate::reader::{Opening, Reader, unlocked};
use crate::refusal::Refusal;

pub(super) const READER: Reader = Reader { format: Format::Duo, fits, lock: unlocked, read };

fn fits(content: &Content<'_>) -> bool {
    let list = content.json().and_then(Value::as_array);
    list.is_some_and(|list| list.iter().any(|entry| entry["otpGenerator"].is_object() || entry["pkey"].is_string()))
}

fn read(content: &Content<'_>, opening: &Opening<'_>) -> Result<Report, Refusal> {
    let mut report = opening.report();
    for entry in content.json().and_then(Value::as_array).ok_or(Refusal::Unknown)? {
        let issuer = json::text(entry, "name");
        match entry.get("otpGenerator").filter(|generator| generator.is_object()) {
            Some(generator) => report.push(draft(issuer, generator).finish())?,
            None => report.left(issuer, "", Why::Push)?,
        }
    }
    Ok(report)
}

/// A counter means codes from a counter.
fn draft(issuer: &str, generator: &Value) -> Draft {
    let counted = generator.get("counter").is_some_and(|counter| !counter.is_null());
    Draft {
        counter: json::number(generator, "counter"),
        ..Draft::new(issuer, "", encoded::base32(json::text(generator, "otpSecret")))
    }
    .by(if counted { Way::Hotp } else { Way::Totp })
}
