//! FreeOTP+ (JSON) and FreeOTP 1 (preferences of Android): entries of the same shape. FreeOTP 2 has a file of its own.

use serde_json::Value;

use super::Format;
use crate::containers::{encoded, json, preferences};
use crate::content::Content;
use crate::draft::{Draft, Way};
use crate::findings::{Report, Why};
use crate::reader::{Opening, Reader, unlocked};
use crate::refusal::Refusal;

pub(super) const PLUS: Reader =
    Reader { format: Format::FreeOtpPlus, fits: fits_plus, lock: unlocked, read: read_plus };
pub(super) const FIRST: Reader =
    Reader { format: Format::FreeOtp1, fits: fits_first, lock: unlocked, read: read_first };

/// The name of the preference that is no entry.
const ORDER: &str = "tokenOrder";

fn fits_plus(content: &Content<'_>) -> bool {
    content.json().is_some_and(|file| file["tokens"].is_array() && file.get(ORDER).is_some())
}

fn read_plus(content: &Content<'_>, opening: &Opening<'_>) -> Result<Report, Refusal> {
    let mut report = opening.report();
    for entry in json::list(content.json().ok_or(Refusal::Unknown)?, "tokens") {
        report.push(draft(entry, entry.get("secret").map(json::bytes)).finish())?;
    }
    Ok(report)
}

fn fits_first(content: &Content<'_>) -> bool {
    content.xml().is_some_and(|xml| xml.contains(ORDER) || xml.contains("issuerExt"))
}

fn read_first(content: &Content<'_>, opening: &Opening<'_>) -> Result<Report, Refusal> {
    let mut report = opening.report();
    for (name, text) in preferences::texts(content.xml().ok_or(Refusal::Unknown)?, opening.limits)? {
        if name == ORDER {
            continue;
        }
        match json::parse(&text, opening.limits) {
            Ok(entry) if entry.is_object() => {
                report.push(draft(&entry, entry.get("secret").map(json::bytes)).finish())?;
            }
            Err(Refusal::Intricate) => return Err(Refusal::Intricate),
            _ => report.left("", &name, Why::Incomplete)?,
        }
    }
    Ok(report)
}

/// An entry; the secret is given apart, since FreeOTP 2 seals it. `None` is no secret, `Some(None)` an unreadable one.
pub(super) fn draft(entry: &Value, secret: Option<Option<Vec<u8>>>) -> Draft {
    let named = Way::named(json::text(entry, "type"));
    let issuer = json::first(entry, &["issuerAlt", "issuerExt", "issuerInt"]);
    let steam = json::text(entry, "issuerExt").eq_ignore_ascii_case("steam") && named == Way::Totp;
    Draft {
        way: if steam { Way::Steam } else { named },
        algorithm: json::text(entry, "algo").to_owned(),
        digits: json::number(entry, "digits"),
        period: json::number(entry, "period"),
        counter: json::number(entry, "counter"),
        ..Draft::new(
            issuer,
            json::first(entry, &["labelAlt", "label"]),
            secret.map_or(Err(Why::NoSecret), |bytes| bytes.ok_or(Why::UnreadableSecret).and_then(encoded::secret)),
        )
    }
}
