//! Moving out: backups, and files for other apps.

use super::command::CodesCommand;
use super::list::CodeList;
use super::outcome::{Go, Outcome};
use super::page::{BackupPage, CodesPage};
use super::typed::Passphrase;
use crate::workers::export_answer::{ExportForm, Exported};

fn to(page: BackupPage) -> Go {
    Go::To(CodesPage::Backup(page))
}

/// The person wants a file in this form.
pub(super) fn export(form: ExportForm, passphrase: Passphrase, list: &CodeList) -> Outcome {
    let accounts = list.all().iter().map(|code| code.account.clone()).collect();
    let command = CodesCommand::Export { form, passphrase, accounts };
    Outcome { commands: vec![command], go: Some(to(BackupPage::Working)) }
}

/// The worker has written it; `None` if it could not. A file is saved, and QR codes are shown.
pub(super) fn exported(
    form: ExportForm,
    exported: Option<Exported>,
    list: &CodeList,
    page: Option<&CodesPage>,
) -> Outcome {
    if page != Some(&CodesPage::Backup(BackupPage::Working)) {
        return Outcome::default();
    }
    match exported {
        None => Outcome::go(to(BackupPage::Failed)),
        Some(Exported { pictures, lost, .. }) if !pictures.is_empty() => {
            Outcome::go(to(BackupPage::Pictures { pictures, at: 0, lost }))
        }
        Some(Exported { sheet, lost, .. }) if !sheet.is_empty() => {
            Outcome::go(to(BackupPage::Sheet { rows: sheet, lost }))
        }
        Some(Exported { content, lost, .. }) => {
            let save = CodesCommand::Save { form, content: Passphrase(content.into()), count: list.all().len() };
            Outcome { commands: vec![save], go: Some(to(BackupPage::Saved { form, lost })) }
        }
    }
}
