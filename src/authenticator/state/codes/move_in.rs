//! Moving in from another app: a file is chosen, read beside the page, opened with its password, and what is in it is shown before anything is written.

use sluss_codes::written::Written;

use super::command::CodesCommand;
use super::files::{Files, MoveIn, Refused};
use super::found::Found;
use super::outcome::{Go, Outcome};
use super::page::CodesPage;
use super::typed::Passphrase;
use crate::workers::import_answer::ImportAnswer;
use crate::workers::import_progress::ImportProgress;

fn to(page: MoveIn) -> Go {
    Go::To(CodesPage::MoveIn(page))
}

/// The person has chosen a file, and perhaps the other one of the same product.
pub(super) fn chosen(files: Files) -> Outcome {
    let read = CodesCommand::ReadFile { files: files.clone(), password: Passphrase::default() };
    Outcome { commands: vec![read], go: Some(to(MoveIn::Reading { files, asked: None, progress: None })) }
}

/// The person has typed the password.
pub(super) fn opened_with(password: Passphrase, page: Option<&CodesPage>) -> Outcome {
    let Some(CodesPage::MoveIn(MoveIn::Locked { files, locked, .. })) = page else { return Outcome::default() };
    let read = CodesCommand::ReadFile { files: files.clone(), password };
    let reading = MoveIn::Reading { files: files.clone(), asked: Some(locked.clone()), progress: None };
    Outcome { commands: vec![read], go: Some(to(reading)) }
}

/// The worker says how far it is.
pub(super) fn advanced(progress: ImportProgress, page: Option<&CodesPage>) -> Outcome {
    let Some(CodesPage::MoveIn(MoveIn::Reading { files, asked, .. })) = page else { return Outcome::default() };
    Outcome::go(to(MoveIn::Reading { files: files.clone(), asked: asked.clone(), progress: Some(progress) }))
}

/// The worker has answered; `None` if it has ended instead, because there was not enough memory.
pub(super) fn answered(answer: Option<ImportAnswer>, page: Option<&CodesPage>) -> Outcome {
    let Some(CodesPage::MoveIn(MoveIn::Reading { files, asked, .. })) = page else { return Outcome::default() };
    let (files, asked) = (files.clone(), asked.clone());
    Outcome::go(match answer {
        None => to(MoveIn::Choose(Some(Refused::new("ended")))),
        Some(ImportAnswer::Locked(locked)) => to(MoveIn::Locked { files, locked, wrong: false }),
        Some(ImportAnswer::Refused { why, .. }) if why == "wrong-password" && asked.is_some() => {
            let locked = asked.expect("it was just looked at");
            to(MoveIn::Locked { files, locked, wrong: true })
        }
        Some(ImportAnswer::Refused { why, number }) => to(MoveIn::Choose(Some(Refused { why, number }))),
        Some(ImportAnswer::Read(report)) => {
            let accounts = report.accounts.into_iter().filter_map(Written::account).collect();
            let (left_out, others, remarks, backed_up) = (report.left, report.others, report.remarks, report.backed_up);
            Go::To(CodesPage::Found(Found {
                accounts,
                left_out,
                more: 0,
                format: Some(report.format),
                others,
                remarks,
                backed_up,
            }))
        }
    })
}
