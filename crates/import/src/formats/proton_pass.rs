//! Proton Pass: a zip with JSON of vaults, in which a login and its further fields may have codes. Knows no other product.

use serde_json::Value;
use sluss_codes::account::Notes;

use super::{Format, zipped};
use crate::containers::json;
use crate::content::Content;
use crate::draft::tag;
use crate::findings::{Remark, Report, Why};
use crate::links;
use crate::reader::{Opening, Reader};
use crate::refusal::Refusal;

pub(super) const READER: Reader = Reader { format: Format::ProtonPass, fits, lock: zipped::lock, read };

const MEMBER: &str = "Proton Pass/data.json";

fn fits(content: &Content<'_>) -> bool {
    zipped::has(content, |name| name == MEMBER)
}

fn read(content: &Content<'_>, opening: &Opening<'_>) -> Result<Report, Refusal> {
    let file = zipped::json(content, opening, |name| name == MEMBER)?;
    let mut report = opening.report();
    for vault in file["vaults"].as_object().into_iter().flat_map(|vaults| vaults.values()) {
        for item in json::list(vault, "items") {
            taken(&item["data"], json::text(vault, "name"), &mut report)?;
        }
    }
    Ok(report)
}

fn taken(item: &Value, vault: &str, report: &mut Report) -> Result<(), Refusal> {
    let content = &item["content"];
    let (title, user) =
        (json::text(&item["metadata"], "name"), json::first(content, &["itemUsername", "username", "itemEmail"]));
    for _ in json::list(content, "passkeys") {
        report.left(title, user, Why::Passkey)?;
    }
    if !json::text(content, "password").is_empty() {
        report.remark(Remark::PasswordsInTheClear);
    }
    let further = json::list(item, "extraFields").iter().map(|field| json::text(&field["data"], "totpUri"));
    let codes = std::iter::once(json::text(content, "totpUri")).chain(further);
    let codes: Vec<&str> = codes.filter(|code| !code.trim().is_empty()).collect();
    if codes.is_empty() {
        report.other()?;
    }
    for code in codes {
        let tags = tag(vault).into_iter().collect();
        report.push(links::entry(code, title, user, Notes { tags, ..Notes::default() }))?;
    }
    Ok(())
}
