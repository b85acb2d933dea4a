//! FIDO Credential Exchange Format 1.0, as password managers write it: JSON, alone or in a zip. What it wraps it in for a transfer is not read here.

use serde_json::Value;
use sluss_codes::account::Notes;

use super::{Format, zipped};
use crate::containers::{encoded, json};
use crate::content::Content;
use crate::draft::Draft;
use crate::findings::{Remark, Report, Why};
use crate::reader::{Opening, Reader, unlocked};
use crate::refusal::Refusal;

pub(super) const READER: Reader = Reader { format: Format::Cxf, fits, lock: unlocked, read };
/// Any JSON in a zip may be this one: it is asked last of the zips.
pub(super) const ZIPPED: Reader = Reader { format: Format::Cxf, fits: fits_zip, lock: zipped::lock, read: read_zip };

fn fits(content: &Content<'_>) -> bool {
    content.json().is_some_and(is_cxf)
}

fn is_cxf(file: &Value) -> bool {
    file["exporterRpId"].is_string() && file["accounts"].is_array()
}

fn read(content: &Content<'_>, opening: &Opening<'_>) -> Result<Report, Refusal> {
    entries(content.json().ok_or(Refusal::Unknown)?, opening)
}

fn is_json(name: &str) -> bool {
    std::path::Path::new(name).extension().is_some_and(|extension| extension.eq_ignore_ascii_case("json"))
}

fn fits_zip(content: &Content<'_>) -> bool {
    zipped::has(content, is_json)
}

fn read_zip(content: &Content<'_>, opening: &Opening<'_>) -> Result<Report, Refusal> {
    let named = zipped::has(content, |name| name == "payload.json");
    let file = zipped::json(content, opening, |name| if named { name == "payload.json" } else { is_json(name) })?;
    if is_cxf(&file) { entries(&file, opening) } else { Err(Refusal::Unknown) }
}

fn entries(file: &Value, opening: &Opening<'_>) -> Result<Report, Refusal> {
    let mut report = opening.report();
    let accounts = json::list(file, "accounts").iter();
    for item in accounts.flat_map(|account| json::list(account, "items")) {
        let credentials = json::list(item, "credentials");
        let user = credentials.iter().map(|credential| text(credential, "username")).find(|name| !name.is_empty());
        let note = note(credentials);
        for credential in credentials {
            taken(credential, item, user.unwrap_or_default(), note, &mut report)?;
        }
    }
    Ok(report)
}

/// The note of an item that is nothing but one account: beside a login, it is about the login.
fn note(credentials: &[Value]) -> Option<&str> {
    match credentials {
        [totp, note] if is(totp, "totp") && is(note, "note") => Some(text(note, "content")),
        _ => None,
    }
}

fn is(credential: &Value, kind: &str) -> bool {
    text(credential, "type").eq_ignore_ascii_case(kind)
}

fn taken(credential: &Value, item: &Value, user: &str, note: Option<&str>, report: &mut Report) -> Result<(), Refusal> {
    let issuer = match text(credential, "issuer") {
        // Titles stand for issuers, unless they are the account's name.
        "" if json::text(item, "title") != user => json::text(item, "title"),
        issuer => issuer,
    };
    match text(credential, "type").to_ascii_lowercase().as_str() {
        "totp" => {}
        "note" if note.is_some() => return Ok(()),
        "passkey" => return report.left(json::text(item, "title"), user, Why::Passkey),
        kind => {
            if kind.starts_with("basic") {
                report.remark(Remark::PasswordsInTheClear);
            }
            report.other()?;
            return Ok(());
        }
    }
    let name = match text(credential, "username") {
        "" => user,
        name => name,
    };
    let draft = Draft {
        algorithm: text(credential, "algorithm").to_owned(),
        digits: json::number(credential, "digits"),
        period: json::number(credential, "period"),
        notes: Notes {
            text: note.unwrap_or_default().to_owned(),
            tags: json::texts(item, "tags"),
            pinned: json::flag(item, "favorite"),
        },
        ..Draft::new(issuer, name, encoded::base32(text(credential, "secret")))
    };
    report.push(draft.finish())
}

/// Bare, or as a field that can be edited.
fn text<'a>(object: &'a Value, name: &str) -> &'a str {
    match json::text(object, name) {
        "" => object.get(name).map_or("", |field| json::text(field, "value")),
        text => text,
    }
}
