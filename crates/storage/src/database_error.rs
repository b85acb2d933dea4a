//! Describes what is wrong with a database to whoever runs the server: engines only give a code, or their own name for
//! it.

use std::io::ErrorKind;

use sluss_domain::ports::store::CommitError;
use sqlx::Error;

/// What to check if TLS fails.
const UNTRUSTED: &str = "it cannot be reached over TLS: give it a certificate for the name in its URL (ssl = on), and name the \
     authority that issued it by sslrootcert=FILE in the URL, if you run your own (docs/postgresql.md)";

/// What an engine's library reports.
pub(crate) trait Fault {
    /// What is wrong, and what to do about it.
    fn in_words(&self) -> String;

    /// Whether the same may work at another time, once somebody has looked after the database; otherwise the fault is in
    /// the statement or in what is stored.
    fn passes(&self) -> bool;

    /// Whether something exists already, or does not exist but has to.
    fn is_conflict(&self) -> bool;
}

impl Fault for Error {
    fn in_words(&self) -> String {
        in_words(self)
    }

    fn passes(&self) -> bool {
        passes(self)
    }

    fn is_conflict(&self) -> bool {
        let database = self.as_database_error();
        database.is_some_and(|error| error.is_unique_violation() || error.is_foreign_key_violation())
    }
}

impl Fault for rusqlite::Error {
    fn in_words(&self) -> String {
        match code(self) {
            Some((code, message)) => {
                known(&code).map_or_else(|| message.unwrap_or_else(|| self.to_string()), str::to_owned)
            }
            None => self.to_string(),
        }
    }

    fn passes(&self) -> bool {
        code(self).is_some_and(|(code, _)| is_of_the_machine(&code))
    }

    fn is_conflict(&self) -> bool {
        use rusqlite::ffi::{SQLITE_CONSTRAINT_FOREIGNKEY, SQLITE_CONSTRAINT_PRIMARYKEY, SQLITE_CONSTRAINT_UNIQUE};
        const CONFLICTS: [i32; 3] =
            [SQLITE_CONSTRAINT_FOREIGNKEY, SQLITE_CONSTRAINT_PRIMARYKEY, SQLITE_CONSTRAINT_UNIQUE];
        self.sqlite_error().is_some_and(|error| CONFLICTS.contains(&error.extended_code))
    }
}

/// SQLite's extended code, and its message.
fn code(error: &rusqlite::Error) -> Option<(String, Option<String>)> {
    match error {
        rusqlite::Error::SqliteFailure(error, message) => Some((error.extended_code.to_string(), message.clone())),
        _ => None,
    }
}

/// A failed read.
#[expect(clippy::needless_pass_by_value, reason = "this is handed to map_err")]
pub(crate) fn failed(error: impl Fault) -> sluss_domain::Error {
    let why = error.in_words();
    if error.passes() { sluss_domain::Error::Unavailable(why) } else { sluss_domain::Error::Store(why) }
}

/// A failed write: what exists already, or does not exist but has to, is a conflict.
pub(crate) fn refused(error: impl Fault) -> CommitError {
    if error.is_conflict() { CommitError::Conflict } else { unavailable(error) }
}

/// A write that failed for a reason other than a conflict.
#[expect(clippy::needless_pass_by_value, reason = "this is handed to map_err")]
pub(crate) fn unavailable(error: impl Fault) -> CommitError {
    let why = error.in_words();
    if error.passes() { CommitError::Unavailable(why) } else { CommitError::Broken(why) }
}

/// What is wrong, and what to do about it.
pub(crate) fn in_words(error: &Error) -> String {
    match error {
        Error::PoolTimedOut => "it does not answer: check that it is running and that its URL is right".to_owned(),
        Error::PoolClosed => "it was closed".to_owned(),
        Error::Tls(_) => UNTRUSTED.to_owned(),
        // A certificate that is not trusted arrives like this.
        Error::Io(io) if io.kind() == ErrorKind::InvalidData => UNTRUSTED.to_owned(),
        Error::Io(io) => match io.kind() {
            ErrorKind::ConnectionRefused => {
                "nothing is listening there: check that it is running and that its URL is right"
            }
            ErrorKind::NotFound => "there is no such file or host: check its URL",
            ErrorKind::PermissionDenied => "this user has no permission to use it",
            _ => "the connection was interrupted",
        }
        .to_owned(),
        Error::Database(database) => match known(database.code().as_deref().unwrap_or_default()) {
            Some(words) => words.to_owned(),
            None => database.message().to_owned(),
        },
        other => other.to_string(),
    }
}

fn passes(error: &Error) -> bool {
    match error {
        Error::Database(database) => is_of_the_machine(database.code().as_deref().unwrap_or_default()),
        Error::Io(_) | Error::Tls(_) | Error::Protocol(_) => true,
        Error::PoolTimedOut | Error::PoolClosed | Error::WorkerCrashed => true,
        _ => false,
    }
}

/// SQLite's codes: permission, locks, memory, read-only, disk, corruption, no space, no file. PostgreSQL's classes:
/// connection, authorization, no such database, rollback, resources, operator, system, internal; and individual codes:
/// read-only, privileges, locks.
fn is_of_the_machine(code: &str) -> bool {
    match sqlite(code) {
        Some(number) => matches!(number, 3 | 5..=11 | 13..=15 | 26),
        None => {
            let class = code.get(..2).unwrap_or_default();
            matches!(class, "08" | "28" | "3D" | "40" | "53" | "57" | "58" | "XX")
                || matches!(code, "25006" | "42501" | "55P03")
        }
    }
}

/// The code as one of SQLite's; of an extended one the last byte counts.
fn sqlite(code: &str) -> Option<u32> {
    code.parse::<u32>().ok().filter(|_| code.len() < 5).map(|number| number & 0xff)
}

/// What to do in frequent cases, by the codes of SQLite and of PostgreSQL.
fn known(code: &str) -> Option<&'static str> {
    Some(match (sqlite(code), code) {
        (Some(5 | 6), _) => "another program is using it: stop that program, or wait until it is done",
        (Some(8), _) => "it can only be read: check who owns the file, and who may write to it and its folder",
        (Some(10), _) => "the disk fails to read or write it",
        (Some(11), _) => "the file is damaged: restore a backup",
        (Some(13), _) => "there is no room left on the disk",
        (Some(14), _) => "the file cannot be opened or created: check that its folder exists and who may write to it",
        (Some(26), _) => "the file is not an SQLite database",
        (_, "25006") => "it can only be read: check whether it is a standby, or has default_transaction_read_only set",
        (_, "28000" | "28P01") => "it refuses the login: check the user and password in its URL",
        (_, "3D000") => "it has no database of that name: create it first, or check its URL",
        (_, "42501") => "its user may not create or change tables there",
        (_, "53100") => "there is no room left on its disk",
        (_, "53300") => "it has too many connections already",
        (_, "57P03") => "it is still starting: try again in a moment",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::{is_of_the_machine, known};

    #[test]
    fn s09_what_passes_is_told_from_what_is_wrong_with_us() {
        for code in ["5", "8", "1032", "10", "13", "14", "57P01", "53100", "08006", "25006", "57P03", "40001"] {
            assert!(is_of_the_machine(code), "{code}");
        }
        for code in ["1", "19", "2067", "23505", "42601", "42P01", ""] {
            assert!(!is_of_the_machine(code), "{code}");
        }
    }

    #[test]
    fn both_engines_numbers_have_words() {
        for code in ["14", "8", "1032", "26", "28P01", "3D000"] {
            assert!(known(code).is_some(), "{code}");
        }
        assert_eq!([known("23505"), known("1"), known("")], [None; 3]);
    }
}
