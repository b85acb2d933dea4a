//! The pages of the accounts elsewhere.

use super::files::MoveIn;
use super::found::Found;
use super::typed::{Draft, WrongDraft};
use crate::workers::export_answer::{Drawn, ExportForm, LostEntry};

/// A page of the accounts elsewhere.
#[derive(Clone, Debug, PartialEq)]
pub enum CodesPage {
    /// One account: its code, its names, and the way to remove it.
    Detail(String),
    /// What is written beside one account, to be changed.
    Edit(String),
    /// An account is typed.
    ByHand(ByHand),
    /// Accounts were found in what was scanned, pasted or opened; they are added if the person says so.
    Found(Found),
    /// Accounts are moved in from another app.
    MoveIn(MoveIn),
    /// Accounts are moved out, into a backup or to another app.
    Backup(BackupPage),
    /// How the list looks, and its order.
    Arrange,
    /// How the codes are locked.
    Lock(LockPage),
}

/// The form for typing an account.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ByHand {
    /// What was typed.
    pub draft: Draft,
    /// What is wrong with it.
    pub wrong: Option<WrongDraft>,
}

/// The page of the lock.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LockPage {
    /// A change is being made.
    pub busy: bool,
    /// What was shown to make the last change was wrong.
    pub wrong: bool,
    /// The last change was made.
    pub done: bool,
}

/// The page for moving out.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum BackupPage {
    /// The person chooses a form.
    #[default]
    Choose,
    /// It is being written.
    Working,
    /// It could not be written.
    Failed,
    /// A file was saved.
    Saved {
        /// The form.
        form: ExportForm,
        /// What it does not hold.
        lost: Vec<LostEntry>,
    },
    /// QR codes for another app to scan, one after another.
    Pictures {
        /// The codes.
        pictures: Vec<Drawn>,
        /// Which of them is shown, from 0.
        at: usize,
        /// What they do not hold.
        lost: Vec<LostEntry>,
    },
}

impl CodesPage {
    /// The name that tests know its screen by.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Detail(_) => "code-detail",
            Self::Edit(_) => "code-edit",
            Self::ByHand(_) => "code-by-hand",
            Self::Found(_) => "codes-found",
            Self::MoveIn(MoveIn::Choose(_)) => "move-in",
            Self::MoveIn(MoveIn::Reading { .. }) => "move-in-reading",
            Self::MoveIn(MoveIn::Locked { .. }) => "move-in-locked",
            Self::Backup(BackupPage::Pictures { .. }) => "backup-pictures",
            Self::Backup(BackupPage::Saved { .. }) => "backup-saved",
            Self::Backup(_) => "backup",
            Self::Arrange => "codes-arrange",
            Self::Lock(_) => "codes-lock",
        }
    }

    /// Whether codes or their secrets are on it, so that it goes when they are locked.
    #[must_use]
    pub const fn shows_codes(&self) -> bool {
        matches!(self, Self::Detail(_) | Self::Edit(_) | Self::Found(_) | Self::Backup(_) | Self::Arrange)
    }
}
