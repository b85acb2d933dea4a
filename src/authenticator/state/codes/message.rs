//! What happens to the accounts elsewhere.

use super::arrangement::Look;
use super::auto_lock::AutoLock;
use super::files::Files;
use super::last_backup::LastBackup;
use super::list::CodesOpening;
use super::page::CodesPage;
use super::typed::{Draft, Names, Passphrase};
use super::ways::{Protection, Shown, WayToGo};
use crate::authenticator::state::error::AuthenticatorError;
use crate::workers::export_answer::{ExportForm, Exported};
use crate::workers::import_answer::ImportAnswer;
use crate::workers::import_progress::ImportProgress;

/// Something that happened.
#[derive(Clone, Debug, PartialEq)]
pub enum CodesMessage {
    /// The vault has said what there is.
    Opened(Result<CodesOpening, AuthenticatorError>),
    /// A code was copied.
    Copied,
    /// The person wants this page.
    Show(CodesPage),
    /// The person wants the list.
    ShowHome,
    /// The person locks them, or it is time to.
    Lock,
    /// The person chooses when they lock themselves.
    ChooseAutoLock(AutoLock),
    /// The person chooses how the list looks.
    ChooseLook(Look),
    /// The person moves an account by one place.
    Move {
        /// The record's name.
        id: String,
        /// Towards the beginning.
        up: bool,
    },
    /// The person unlocks them.
    Unlock(Shown),
    /// They were unlocked; `None`: what was shown was wrong.
    Unlocked(Result<Option<CodesOpening>, AuthenticatorError>),
    /// The person wants here what was found.
    AddFound,
    /// The person has typed an account.
    AddByHand(Draft),
    /// The person has chosen a file of another app.
    FileChosen(Files),
    /// The person has typed the password of the file.
    OpenFile(Passphrase),
    /// The worker says how far it is with the file.
    FileProgress(ImportProgress),
    /// The file was read; `None` if the worker has ended instead.
    FileRead(Option<ImportAnswer>),
    /// The person wants a file in this form.
    Export {
        /// The form.
        form: ExportForm,
        /// The passphrase of a sealed form.
        passphrase: Passphrase,
    },
    /// It was written; `None` if it could not be.
    Exported(ExportForm, Option<Exported>),
    /// A backup was saved.
    BackedUp(LastBackup),
    /// The person does not want to wait.
    StopReading,
    /// The person has renamed an account, or written beside it.
    Change {
        /// The record's name.
        id: String,
        /// What is written beside the secret from now on.
        names: Names,
    },
    /// The person wants this account out of the app.
    Remove(String),
    /// The person has used the code of an account with a counter.
    NextCounter(String),
    /// Something was written; with where the person is then: at the list, if nowhere else.
    Changed {
        /// The accounts afterwards.
        result: Result<CodesOpening, AuthenticatorError>,
        /// The page that the person is at then.
        to: Option<CodesPage>,
    },
    /// The person wants another way to unlock.
    Protect {
        /// What unlocks them now, if anything has to.
        shown: Option<Shown>,
        /// The new way.
        with: Protection,
    },
    /// The person wants a way to unlock gone.
    RemoveWay {
        /// What unlocks them.
        shown: Shown,
        /// The way that goes.
        way: WayToGo,
    },
    /// The ways to unlock have changed; `None`: what was shown was wrong.
    Protected(Result<Option<CodesOpening>, AuthenticatorError>),
}
