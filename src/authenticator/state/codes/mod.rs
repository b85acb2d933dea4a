//! The accounts elsewhere: what is known of them, whether they are locked, and what leads from one of their screens to the next. Knows no Sluss account.

mod arrangement;
mod auto_lock;
mod backup;
mod command;
mod files;
mod found;
mod last_backup;
mod list;
mod message;
mod move_in;
#[cfg(test)]
mod move_in_tests;
mod outcome;
mod page;
mod strength;
#[cfg(test)]
mod tests;
mod typed;
mod ways;

pub use arrangement::{Look, Reminder, moved};
pub use auto_lock::AutoLock;
pub use command::CodesCommand;
pub use files::{ChosenFile, Files, MoveIn, Refused};
pub use found::{Found, FoundText};
pub use last_backup::LastBackup;
pub use list::{CodeList, CodesOpening, ListedCode, Ways};
pub use message::CodesMessage;
pub use outcome::{Go, Outcome};
pub use page::{BackupPage, ByHand, CodesPage, LockPage};
pub use strength::strength;
pub use typed::{Draft, DraftKind, Names, Passphrase, WrongDraft, WrongPassphrase};
pub use ways::{Protection, Shown, WayToGo};

use sluss_codes::link::migration::{Part, Set};

use super::error::AuthenticatorError;

/// How the codes are locked, as far as the person sees it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum LockView {
    /// The vault has not said yet.
    #[default]
    Unknown,
    /// Nothing locks them.
    Open,
    /// They are locked.
    Locked {
        /// The ways to unlock them.
        ways: Ways,
        /// A passphrase or a passkey is being tried.
        busy: bool,
        /// The last one was wrong.
        wrong: bool,
    },
    /// They were locked, and are not now.
    Unlocked(Ways),
}

/// What is known of the accounts elsewhere.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Codes {
    /// How they are locked.
    pub lock: LockView,
    /// The accounts; none while they are locked.
    pub list: CodeList,
    /// When they lock themselves.
    pub auto_lock: AutoLock,
    /// How the list looks.
    pub look: Look,
    /// The last backup that was saved from here.
    pub last_backup: Option<LastBackup>,
    /// The QR codes of a series that were read so far.
    series: Option<Set>,
}

impl Codes {
    /// Before the vault has said anything, with what is kept beside it.
    #[must_use]
    pub fn new(auto_lock: AutoLock, look: Look, last_backup: Option<LastBackup>) -> Self {
        Self { auto_lock, look, last_backup, ..Self::default() }
    }

    /// Whether there is anything to show or to unlock.
    #[must_use]
    pub fn are_here(&self) -> bool {
        !self.list.is_empty() || matches!(self.lock, LockView::Locked { .. } | LockView::Unlocked(_))
    }

    /// Whether they are locked now.
    #[must_use]
    pub const fn are_locked(&self) -> bool {
        matches!(self.lock, LockView::Locked { .. })
    }

    /// When they lock themselves, while they are unlocked.
    #[must_use]
    pub const fn locks_itself(&self) -> Option<AutoLock> {
        if matches!(self.lock, LockView::Unlocked(_)) { Some(self.auto_lock) } else { None }
    }

    /// The ways to unlock, if there are any.
    #[must_use]
    pub fn ways(&self) -> Ways {
        match &self.lock {
            LockView::Locked { ways, .. } | LockView::Unlocked(ways) => ways.clone(),
            LockView::Unknown | LockView::Open => Ways::default(),
        }
    }

    /// Takes a message while the person is at this page of theirs, if they are at one.
    pub fn update(&mut self, message: CodesMessage, page: Option<&CodesPage>) -> Outcome {
        match message {
            CodesMessage::Opened(Ok(opening)) => self.opened(opening),
            CodesMessage::Opened(Err(error)) => Outcome::go(Go::Error(error)),
            CodesMessage::Show(page) => Outcome::go(Go::To(page)),
            CodesMessage::ShowHome => Outcome::go(Go::Home),
            // The whole app lets the person feel it.
            CodesMessage::Copied => Outcome::default(),
            CodesMessage::Lock => self.lock_now(page),
            CodesMessage::ChooseAutoLock(chosen) => {
                self.auto_lock = chosen;
                Outcome::todo(CodesCommand::KeepAutoLock(chosen))
            }
            CodesMessage::ChooseLook(look) => {
                self.look = look;
                Outcome::todo(CodesCommand::KeepLook(look))
            }
            CodesMessage::Move { id, up } => match moved(&self.list, &id, up) {
                Some(ids) => Outcome::todo(CodesCommand::Order(ids)),
                None => Outcome::default(),
            },
            CodesMessage::Unlock(shown) => self.unlock(shown),
            CodesMessage::Unlocked(result) => self.unlocked(result),
            CodesMessage::AddFound => self.add_found(page),
            CodesMessage::AddByHand(draft) => match draft.account() {
                Ok(account) => Outcome::todo(CodesCommand::Add(vec![account])),
                Err(wrong) => Outcome::go(Go::To(CodesPage::ByHand(ByHand { draft, wrong: Some(wrong) }))),
            },
            CodesMessage::FileChosen(files) => move_in::chosen(files),
            CodesMessage::OpenFile(password) => move_in::opened_with(password, page),
            CodesMessage::FileProgress(progress) => move_in::advanced(progress, page),
            CodesMessage::FileRead(answer) => move_in::answered(answer, page),
            CodesMessage::Export { form, passphrase } => backup::export(form, passphrase, &self.list),
            CodesMessage::Exported(form, exported) => backup::exported(form, exported, &self.list, page),
            CodesMessage::BackedUp(last) => {
                self.last_backup = Some(last);
                Outcome::todo(CodesCommand::KeepLastBackup(last))
            }
            CodesMessage::StopReading => {
                Outcome::both(CodesCommand::StopReading, CodesPage::MoveIn(MoveIn::Choose(None)))
            }
            CodesMessage::Change { id, names } => Outcome::todo(CodesCommand::Change { id, names }),
            CodesMessage::Remove(id) => Outcome::todo(CodesCommand::Remove(id)),
            CodesMessage::NextCounter(id) => Outcome::todo(CodesCommand::NextCounter(id)),
            CodesMessage::Changed { result, to } => self.changed(result, to),
            CodesMessage::Protect { shown, with } => Self::busy(page, CodesCommand::Protect { shown, with }),
            CodesMessage::RemoveWay { shown, way } => Self::busy(page, CodesCommand::RemoveWay { shown, way }),
            CodesMessage::Protected(result) => self.protected(result),
        }
    }

    /// A text with accounts in it was scanned, pasted or opened.
    pub fn found(&mut self, text: FoundText) -> Go {
        Go::To(CodesPage::Found(match text {
            FoundText::One(account) => Found::one(account),
            FoundText::Part(part) => Found::series(self.joined(part)),
        }))
    }

    /// The series that this QR code belongs to, with it. Another series begins anew.
    fn joined(&mut self, part: Part) -> Set {
        let mut joined = self.series.take().filter(|set| set.clone().add(part.clone()).is_ok());
        match &mut joined {
            // It was just tried on a copy.
            Some(set) => _ = set.add(part),
            None => joined = Some(Set::begin(part)),
        }
        let set = joined.expect("it was begun if there was none");
        self.series = Some(set.clone());
        set
    }

    fn add_found(&mut self, page: Option<&CodesPage>) -> Outcome {
        let Some(CodesPage::Found(found)) = page else { return Outcome::default() };
        let new = found.to_add(&self.list);
        self.series = None;
        if new.is_empty() { Outcome::go(Go::Home) } else { Outcome::todo(CodesCommand::Add(new)) }
    }

    fn opened(&mut self, opening: CodesOpening) -> Outcome {
        self.take(opening);
        Outcome::default()
    }

    /// Takes what the vault holds.
    pub(in crate::authenticator::state) fn take(&mut self, CodesOpening { ways, list }: CodesOpening) {
        self.lock = match (ways, &list) {
            (None, _) => LockView::Open,
            (Some(ways), Some(_)) => LockView::Unlocked(ways),
            (Some(ways), None) => LockView::Locked { ways, busy: false, wrong: false },
        };
        self.list = CodeList::new(list.unwrap_or_default());
    }

    /// Nothing of the codes is left on the screen, nor in memory.
    fn lock_now(&mut self, page: Option<&CodesPage>) -> Outcome {
        let LockView::Unlocked(ways) = &self.lock else { return Outcome::default() };
        self.lock = LockView::Locked { ways: ways.clone(), busy: false, wrong: false };
        self.list = CodeList::default();
        let go = page.is_some_and(CodesPage::shows_codes).then_some(Go::Home);
        Outcome { commands: vec![CodesCommand::Lock], go }
    }

    fn unlock(&mut self, with: Shown) -> Outcome {
        let LockView::Locked { busy, wrong, .. } = &mut self.lock else { return Outcome::default() };
        if std::mem::replace(busy, true) {
            return Outcome::default();
        }
        *wrong = false;
        Outcome::todo(CodesCommand::Unlock(with))
    }

    fn unlocked(&mut self, result: Result<Option<CodesOpening>, AuthenticatorError>) -> Outcome {
        if let LockView::Locked { busy, wrong, .. } = &mut self.lock {
            *busy = false;
            *wrong = matches!(result, Ok(None));
        }
        match result {
            Ok(Some(opening)) => self.opened(opening),
            Ok(None) => Outcome::default(),
            Err(error) => Outcome::go(Go::Error(error)),
        }
    }

    /// What was still being written when the person locked them does not show them again, nor leave the key behind.
    fn changed(&mut self, result: Result<CodesOpening, AuthenticatorError>, to: Option<CodesPage>) -> Outcome {
        match result {
            Ok(_) if self.are_locked() => Outcome::todo(CodesCommand::Lock),
            Ok(opening) => {
                self.take(opening);
                // Another tab may have locked them meanwhile.
                let to = if self.are_locked() { None } else { to };
                Outcome::go(to.map_or(Go::Home, Go::To))
            }
            Err(error) => Outcome::go(Go::Error(error)),
        }
    }

    fn busy(page: Option<&CodesPage>, command: CodesCommand) -> Outcome {
        match page {
            Some(CodesPage::Lock(LockPage { busy: true, .. })) => Outcome::default(),
            Some(CodesPage::Lock(_)) => {
                Outcome::both(command, CodesPage::Lock(LockPage { busy: true, ..LockPage::default() }))
            }
            _ => Outcome::todo(command),
        }
    }

    fn protected(&mut self, result: Result<Option<CodesOpening>, AuthenticatorError>) -> Outcome {
        match result {
            Ok(Some(CodesOpening { ways, .. })) if self.are_locked() => {
                self.take(CodesOpening { ways, list: None });
                Outcome::todo(CodesCommand::Lock)
            }
            Ok(Some(opening)) => {
                self.take(opening);
                Outcome::go(Go::To(CodesPage::Lock(LockPage { done: true, ..LockPage::default() })))
            }
            Ok(None) => Outcome::go(Go::To(CodesPage::Lock(LockPage { wrong: true, ..LockPage::default() }))),
            Err(error) => Outcome::go(Go::Error(error)),
        }
    }
}
