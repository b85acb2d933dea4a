//! Links to accounts, as QR codes, files and other apps have them: `otpauth://`, `motp://` and `steam://`, read with the tolerances that apps need,
//! and written in one form. Knows no file and no screen.

mod cut;
mod error;
mod escapes;
mod label;
pub mod migration;
mod read;
#[cfg(test)]
mod tests;
mod write;

use std::fmt;

use zeroize::Zeroizing;

pub use error::LinkError;
pub use read::read;
pub use write::write;

use crate::account::Account;

/// A longer text is no link; a QR code holds less than 3,000 bytes, and an icon in a parameter some thousands.
pub const MOST_BYTES: usize = 64 * 1024;

/// What a link says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// The account, without notes.
    pub account: Account,
    /// Parameters that say nothing about the codes, such as Ente's `codeDisplay` or WinAuth's `data`.
    pub others: Others,
}

/// Parameters by name, in lower case and decoded. Some hold secrets, so `Debug` shows the names alone.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Others(Vec<(String, Zeroizing<String>)>);

impl Others {
    /// The value of the first parameter with this name, which is in lower case.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }
}

impl fmt::Debug for Others {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.0.iter().map(|(name, _)| name)).finish()
    }
}

/// The lines of a list that may be links, each with its number from 1. Blank lines and those that begin with `#` are comments; a byte order mark
/// and either end of line are fine.
pub fn lines(list: &str) -> impl Iterator<Item = (usize, &str)> {
    let lines = list.trim_start_matches('\u{feff}').lines().map(str::trim).zip(1..);
    lines.filter(|(line, _)| !line.is_empty() && !line.starts_with('#')).map(|(line, number)| (number, line))
}
