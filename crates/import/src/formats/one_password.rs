//! 1Password: a zip with JSON of vaults, whose items may have several codes. Knows no other product.

use serde_json::Value;
use sluss_codes::account::Notes;

use super::{Format, zipped};
use crate::containers::json;
use crate::content::Content;
use crate::draft::tag;
use crate::findings::{Remark, Report};
use crate::links;
use crate::reader::{Opening, Reader};
use crate::refusal::Refusal;

pub(super) const READER: Reader = Reader { format: Format::OnePassword, fits, lock: zipped::lock, read };

const MEMBER: &str = "export.data";

fn fits(content: &Content<'_>) -> bool {
    zipped::has(content, |name| name == MEMBER)
}

fn read(content: &Content<'_>, opening: &Opening<'_>) -> Result<Report, Refusal> {
    let file = zipped::json(content, opening, |name| name == MEMBER)?;
    let mut report = opening.report();
    for vault in json::list(&file, "accounts").iter().flat_map(|account| json::list(account, "vaults")) {
        for item in json::list(vault, "items") {
            taken(item.get("item").unwrap_or(item), json::text(&vault["attrs"], "name"), &mut report)?;
        }
    }
    Ok(report)
}

/// What is archived is taken: people archive what they seldom use.
fn taken(item: &Value, vault: &str, report: &mut Report) -> Result<(), Refusal> {
    let fields = json::list(&item["details"], "loginFields");
    let login = |wanted: &str| fields.iter().find(|field| json::text(field, "designation") == wanted);
    if login("password").is_some_and(|field| !json::text(field, "value").is_empty()) {
        report.remark(Remark::PasswordsInTheClear);
    }
    let user = login("username").map_or("", |field| json::text(field, "value"));
    let sections = json::list(&item["details"], "sections").iter();
    let codes =
        sections.flat_map(|section| json::list(section, "fields")).map(|field| json::text(&field["value"], "totp"));
    let codes: Vec<&str> = codes.filter(|code| !code.trim().is_empty()).collect();
    if codes.is_empty() {
        report.other()?;
    }
    let mut tags = json::texts(&item["overview"], "tags");
    tags.extend(tag(vault));
    for code in codes {
        let notes = Notes { tags: tags.clone(), pinned: false, text: String::new() };
        report.push(links::entry(code, json::text(&item["overview"], "title"), user, notes))?;
    }
    Ok(())
}
