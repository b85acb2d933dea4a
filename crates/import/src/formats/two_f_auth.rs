//! 2FAuth: JSON of fields, or of links. Knows no other product.

use serde_json::Value;
use sluss_codes::account::Notes;

use super::Format;
use crate::containers::{encoded, json};
use crate::content::Content;
use crate::draft::{Draft, Way};
use crate::findings::Report;
use crate::links;
use crate::reader::{Opening, Reader, unlocked};
use crate::refusal::Refusal;

pub(super) const READER: Reader = Reader { format: Format::TwoFAuth, fits, lock: unlocked, read };

fn fits(content: &Content<'_>) -> bool {
    content.json().is_some_and(|file| json::text(file, "app").starts_with("2fauth") && file["data"].is_array())
}

fn read(content: &Content<'_>, opening: &Opening<'_>) -> Result<Report, Refusal> {
    let mut report = opening.report();
    for entry in json::list(content.json().ok_or(Refusal::Unknown)?, "data") {
        report.push(match json::text(entry, "uri") {
            "" => draft(entry).finish(),
            link => links::entry(link, "", "", Notes::default()),
        })?;
    }
    Ok(report)
}

fn draft(entry: &Value) -> Draft {
    Draft {
        way: Way::named(json::text(entry, "otp_type")),
        algorithm: json::text(entry, "algorithm").to_owned(),
        digits: json::number(entry, "digits"),
        period: json::number(entry, "period"),
        counter: json::number(entry, "counter"),
        ..Draft::new(
            json::text(entry, "service"),
            json::text(entry, "account"),
            encoded::base32(json::text(entry, "secret")),
        )
    }
}
