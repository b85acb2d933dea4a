//! How the form of records has changed from version to version. This is the only file that knows the old forms.
//!
//! A record carries its own version, because an old one can come into a new vault: from a tab that still runs the old app, or from the issuer's
//! origin when the authenticator moves to its own.

use thiserror::Error;

use super::form::Stored;

/// The vault holds something that a newer version of the app has written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("a newer version of the app has written to this browser's storage: load the new version")]
pub struct NewerVault;

/// Brings a record to this version, step by step. Nothing in it is lost: what a step does not know stays as it is.
///
/// # Errors
/// [`NewerVault`] if the record is newer than this code: its meaning could only be guessed.
pub fn migrate<K>(mut stored: Stored<K>) -> Result<Stored<K>, NewerVault> {
    while !stored.is_current() {
        stored = match stored.version {
            None | Some(0 | 1) => from_1(stored),
            Some(_) => return Err(NewerVault),
        };
    }
    Ok(stored)
}

/// Version 1 had no number, and accounts only.
fn from_1<K>(mut stored: Stored<K>) -> Stored<K> {
    stored.texts.push(("kind".to_owned(), "account".to_owned()));
    Stored { version: Some(2), ..stored }
}
