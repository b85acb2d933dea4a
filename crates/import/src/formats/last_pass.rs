//! LastPass Authenticator: JSON of version 3 (Android) or 1 (iOS). The vault's CSV is in `passwords_csv.rs`.

use std::collections::HashMap;

use serde_json::Value;
use sluss_codes::account::Notes;

use super::Format;
use crate::containers::{encoded, json};
use crate::content::Content;
use crate::draft::{Draft, tag};
use crate::findings::{Report, Why};
use crate::reader::{Opening, Reader, unlocked};
use crate::refusal::Refusal;

pub(super) const READER: Reader = Reader { format: Format::LastPass, fits, lock: unlocked, read };

fn fits(content: &Content<'_>) -> bool {
    content.json().is_some_and(|file| {
        file["accounts"].is_array() && (file["folders"].is_array() || file["deviceName"].is_string())
    })
}

fn read(content: &Content<'_>, opening: &Opening<'_>) -> Result<Report, Refusal> {
    let file = content.json().ok_or(Refusal::Unknown)?;
    let mut report = opening.report();
    let folders = json::names(json::list(file, "folders"), "id", "name");
    for account in json::list(file, "accounts") {
        let draft = draft(account, &folders);
        if draft.secret == Err(Why::NoSecret) && json::flag(account, "pushNotification") {
            report.left(&draft.issuer, &draft.name, Why::Push)?;
        } else {
            report.push(draft.finish())?;
        }
    }
    Ok(report)
}

/// The names that the person gave come before those that the issuer gave.
fn draft(account: &Value, folders: &HashMap<String, &str>) -> Draft {
    // No folder is 0 there.
    let folder = account["folderData"].get("folderId").filter(|id| id.as_u64() != Some(0));
    let folder = folder.and_then(|id| folders.get(&json::key(id)));
    Draft {
        algorithm: json::text(account, "algorithm").to_owned(),
        digits: json::number(account, "digits"),
        period: json::number(account, "timeStep"),
        notes: Notes {
            tags: folder.and_then(|folder| tag(folder)).into_iter().collect(),
            pinned: json::flag(account, "isFavorite"),
            ..Notes::default()
        },
        ..Draft::new(
            json::first(account, &["issuerName", "originalIssuerName"]),
            json::first(account, &["userName", "originalUserName"]),
            encoded::base32(json::text(account, "secret")),
        )
    }
}
