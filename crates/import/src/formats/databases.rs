//! Databases of phones that let one at them: Google Authenticator's and Microsoft Authenticator's, whose accounts both stand in `accounts`.

use super::Format;
use crate::bounds::Bounds;
use crate::containers::encoded;
use crate::containers::sqlite::{self, Row};
use crate::content::Content;
use crate::draft::{Draft, Way};
use crate::findings::{Report, Why};
use crate::given::Given;
use crate::reader::{Opening, Reader, unlocked};
use crate::refusal::Refusal;

pub(super) const GOOGLE: Reader =
    Reader { format: Format::GoogleDatabase, fits: |content| has(content, "email"), lock: unlocked, read: read_google };
pub(super) const MICROSOFT: Reader = Reader {
    format: Format::Microsoft,
    fits: |content| has(content, "oath_secret_key"),
    lock: unlocked,
    read: read_microsoft,
};

const TABLE: &str = "accounts";

fn database<'a>(content: &Content<'a>) -> Option<&'a [u8]> {
    if let Content::Sqlite(bytes) = content { Some(bytes) } else { None }
}

fn has(content: &Content<'_>, column: &str) -> bool {
    let columns = database(content).and_then(|bytes| sqlite::columns(bytes, TABLE, &Bounds::default()).ok());
    columns.is_some_and(|columns| columns.iter().any(|known| known == column))
}

fn read_google(content: &Content<'_>, opening: &Opening<'_>) -> Result<Report, Refusal> {
    entries(content, opening, google)
}

fn read_microsoft(content: &Content<'_>, opening: &Opening<'_>) -> Result<Report, Refusal> {
    entries(content, opening, microsoft)
}

fn entries(content: &Content<'_>, opening: &Opening<'_>, draft: fn(&Row<'_>) -> Draft) -> Result<Report, Refusal> {
    let table = sqlite::table(database(content).ok_or(Refusal::Unknown)?, TABLE, opening.limits)?;
    let mut report = opening.report();
    for row in table.rows() {
        report.push(draft(&row).finish())?;
    }
    Ok(report)
}

/// The issuer may stand before the account in `email`, too.
fn google(row: &Row<'_>) -> Draft {
    let issuer = row.text("issuer");
    let email = row.text("email");
    let (issuer, name) = match email.split_once(':') {
        Some((before, name)) if issuer.is_empty() || issuer == before => (before, name),
        _ => (issuer, email),
    };
    let sealed = row.integer("isencrypted").is_some_and(|sealed| sealed != 0);
    let secret = if sealed { Err(Why::EncryptedSecret) } else { encoded::base32(row.text("secret")) };
    let way = match row.integer("type") {
        Some(0) | None => Way::Totp,
        Some(1) => Way::Hotp,
        Some(other) => Way::Other(other.to_string()),
    };
    let counter =
        row.integer("counter").map_or(Given::Nothing, |number| u64::try_from(number).map_or(Given::Odd, Given::Number));
    Draft { counter, ..Draft::new(issuer, name, secret).by(way) }
}

/// A Microsoft account has 8 digits, and its secret is base64.
fn microsoft(row: &Row<'_>) -> Draft {
    let text = row.text("oath_secret_key");
    let (issuer, name) = (row.text("name"), row.text("username"));
    match row.integer("account_type") {
        Some(1) => {
            let secret = encoded::base64(text).and_then(encoded::secret);
            Draft { digits: Given::Number(8), ..Draft::new(issuer, name, secret) }
        }
        // What has no secret answers requests of an organisation, and has no codes.
        _ if text.is_empty() => Draft::new(issuer, name, Err(Why::Push)),
        _ => Draft::new(issuer, name, encoded::base32(text)),
    }
}
