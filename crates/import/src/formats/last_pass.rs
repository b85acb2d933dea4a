//! LastPass Authenticator: JSON of version 3 (Android) or 1 (iOS). The vault's CSV is in `passwords_csv.rs`.

use serde_json::Value;
use sluss_codes::account::Notes;

use super::Format;
use crate::containers::{encoded, json};
use crate::content::Content;
use crate::draft::Draft;
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
    for account in json::list(file, "accounts") {
        let draft = draft(account, json::list(file, "folders"));
        if draft.secret == Err(Why::NoSecret) && json::flag(account, "pushNotification") {
            report.left(&draft.issuer, &draft.name, Why::Push)?;
        } else {
            report.push(draft.finish())?;
        }
    }
    Ok(report)
}

/// The names that the person gave come before those that the issuer gave.
fn draft(account: &Value, folders: &[Value]) -> Draft {
    let folder = account["folderData"]["folderId"].as_u64().filter(|id| *id != 0);
    let folder = folders.iter().find(|known| folder.is_some() && known["id"].as_u64() == folder);
    Draft {
        algorithm: json::text(account, "algorithm").to_owned(),
        digits: json::number(account, "digits"),
        period: json::number(account, "timeStep"),
        notes: Notes {
            tags: folder.map(|folder| json::text(folder, "name").to_owned()).into_iter().collect(),
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
