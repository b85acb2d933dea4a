//! Moving in: what is asked, what is said, and that an answer which nobody waits for any more changes nothing.

use sluss_codes::link;
use sluss_codes::written::Written;
use zeroize::Zeroizing;

use super::*;
use crate::workers::import_answer::{ImportAnswer, LeftEntry, Locked, Report};
use crate::workers::import_progress::{ImportPart, ImportProgress};

fn files(content: &[u8]) -> Files {
    Files { file: ChosenFile::new(content.to_vec()), beside: ChosenFile::default() }
}

fn locked() -> Locked {
    Locked { format: "Ente Auth".to_owned(), companion: false, memory: 1 << 30, rounds: 0 }
}

fn refused(why: &str) -> Option<ImportAnswer> {
    Some(ImportAnswer::Refused { why: why.to_owned(), number: 16 })
}

fn report() -> Report {
    let account = link::read("otpauth://totp/Example:anna?secret=GEZDGNBVGY3TQOJQ").unwrap().account;
    let left = LeftEntry { name: "Example, bo".to_owned(), why: "push".to_owned(), word: String::new() };
    Report {
        format: "Ente Auth".to_owned(),
        accounts: vec![Written::from(&account)],
        left: vec![left],
        others: 2,
        remarks: vec!["no-password".to_owned()],
        backed_up: None,
    }
}

/// A person on the way.
struct Way {
    codes: Codes,
    page: CodesPage,
}

impl Way {
    fn begin() -> Self {
        Self { codes: Codes::default(), page: CodesPage::MoveIn(MoveIn::Choose(None)) }
    }

    fn tell(&mut self, message: CodesMessage) -> Vec<CodesCommand> {
        let outcome = self.codes.update(message, Some(&self.page));
        if let Some(Go::To(page)) = outcome.go {
            self.page = page;
        }
        outcome.commands
    }
}

#[test]
fn p04_a_file_with_a_password_is_asked_about_before_it_is_opened() {
    let mut way = Way::begin();
    let files = files(b"ente");
    let commands = way.tell(CodesMessage::FileChosen(files.clone()));
    assert_eq!(commands, [CodesCommand::ReadFile { files: files.clone(), password: Passphrase::default() }]);
    way.tell(CodesMessage::FileRead(Some(ImportAnswer::Locked(locked()))));
    let asked = |wrong| CodesPage::MoveIn(MoveIn::Locked { files: files.clone(), locked: locked(), wrong });
    assert_eq!(way.page, asked(false));

    let password = Passphrase(Zeroizing::new("wrong".to_owned()));
    let commands = way.tell(CodesMessage::OpenFile(password.clone()));
    assert_eq!(commands, [CodesCommand::ReadFile { files: files.clone(), password }]);
    way.tell(CodesMessage::FileRead(refused("wrong-password")));
    assert_eq!(way.page, asked(true), "the file is still at hand");

    way.tell(CodesMessage::OpenFile(Passphrase(Zeroizing::new("right".to_owned()))));
    way.tell(CodesMessage::FileRead(Some(ImportAnswer::Read(report()))));
    let CodesPage::Found(found) = &way.page else { panic!("{:?}", way.page) };
    assert_eq!((found.accounts.len(), &found.left_out[..], found.others), (1, &report().left[..], 2));
    assert_eq!((found.format.as_deref(), &found.remarks[..]), (Some("Ente Auth"), &report().remarks[..]));
}

#[test]
fn p04_a_file_that_is_not_taken_changes_nothing_and_gets_its_reason() {
    for (answer, why, number) in
        [(refused("too-large"), "too-large", 16), (refused("wrong-password"), "wrong-password", 16), (None, "ended", 0)]
    {
        let mut way = Way::begin();
        way.tell(CodesMessage::FileChosen(files(b"a file")));
        assert_eq!(way.tell(CodesMessage::FileRead(answer)), []);
        let refused = Refused { why: why.to_owned(), number };
        assert_eq!(way.page, CodesPage::MoveIn(MoveIn::Choose(Some(refused))));
    }
}

#[test]
fn p04_who_does_not_want_to_wait_hears_nothing_of_it_later() {
    let mut way = Way::begin();
    way.tell(CodesMessage::FileChosen(files(b"a file")));
    assert_eq!(way.tell(CodesMessage::StopReading), [CodesCommand::StopReading]);
    assert_eq!(way.tell(CodesMessage::FileRead(Some(ImportAnswer::Read(report())))), []);
    assert_eq!(way.page, CodesPage::MoveIn(MoveIn::Choose(None)));
}

#[test]
fn p04_how_far_it_is_shows_until_the_answer_and_not_after() {
    let mut way = Way::begin();
    let progress = ImportProgress { part: ImportPart::Entries, done: 640, of: Some(100_000) };
    way.tell(CodesMessage::FileChosen(files(b"a file")));
    way.tell(CodesMessage::FileProgress(progress));
    let CodesPage::MoveIn(MoveIn::Reading { progress: shown, .. }) = &way.page else { panic!("{:?}", way.page) };
    assert_eq!(*shown, Some(progress));
    way.tell(CodesMessage::StopReading);
    way.tell(CodesMessage::FileProgress(progress));
    assert_eq!(way.page, CodesPage::MoveIn(MoveIn::Choose(None)));
}

#[test]
fn p03_a_chosen_file_is_not_shown() {
    assert_eq!(format!("{:?}", ChosenFile::new(b"secret".to_vec())), "ChosenFile of 6 bytes");
}
