//! What the state of the accounts elsewhere wants done.

use sluss_codes::account::Account;

use super::arrangement::Look;
use super::auto_lock::AutoLock;
use super::files::Files;
use super::last_backup::LastBackup;
use super::typed::{Names, Passphrase};
use super::ways::{Protection, Shown, WayToGo};
use crate::workers::export_answer::ExportForm;

/// Something to be done outside of the state.
#[derive(Clone, Debug, PartialEq)]
pub enum CodesCommand {
    /// Forget the key.
    Lock,
    /// Keep when they lock themselves.
    KeepAutoLock(AutoLock),
    /// Keep how the list looks.
    KeepLook(Look),
    /// Put the accounts in the order of these ids.
    Order(Vec<String>),
    /// Try to unlock.
    Unlock(Shown),
    /// Write new accounts.
    Add(Vec<Account>),
    /// Read a file of another app, beside the page.
    ReadFile {
        /// The file.
        files: Files,
        /// Its password; empty if none was asked for yet.
        password: Passphrase,
    },
    /// Stop reading it.
    StopReading,
    /// Write a file for another app, or a backup, beside the page.
    Export {
        /// The form.
        form: ExportForm,
        /// The passphrase of a sealed form.
        passphrase: Passphrase,
        /// The accounts.
        accounts: Vec<Account>,
    },
    /// Save what was written as a file of the person's.
    Save {
        /// The form.
        form: ExportForm,
        /// The file, which may be secret.
        content: Passphrase,
        /// How many accounts are in it.
        count: usize,
    },
    /// Keep when the last backup was made.
    KeepLastBackup(LastBackup),
    /// Rename an account, and change what is written beside it.
    Change {
        /// The record's name.
        id: String,
        /// What is written beside the secret from now on.
        names: Names,
    },
    /// Remove an account.
    Remove(String),
    /// Go on to the next code of an account with a counter.
    NextCounter(String),
    /// Add a way to unlock.
    Protect {
        /// What unlocks them now, if anything has to.
        shown: Option<Shown>,
        /// The new way.
        with: Protection,
    },
    /// Remove a way to unlock.
    RemoveWay {
        /// What unlocks them.
        shown: Shown,
        /// The way that goes.
        way: WayToGo,
    },
}
