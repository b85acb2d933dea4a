//! What is wrong with a database, in words for whoever runs the server: engines give a number, or their own name for it.

use std::io::ErrorKind;

use sqlx::Error;

/// What to look at where TLS fails.
const UNTRUSTED: &str = "it cannot be spoken to over TLS: let it have a certificate for the name in its URL (ssl = on), and name the \
     authority that made that by sslrootcert=FILE in the URL, if it is your own (docs/postgresql.md)";

/// What is wrong, and what to do about it.
pub(crate) fn in_words(error: &Error) -> String {
    match error {
        Error::PoolTimedOut => "it does not answer: look whether it runs, and whether its URL is right".to_owned(),
        Error::PoolClosed => "it was closed".to_owned(),
        Error::Tls(_) => UNTRUSTED.to_owned(),
        // A certificate that is not believed comes this way.
        Error::Io(io) if io.kind() == ErrorKind::InvalidData => UNTRUSTED.to_owned(),
        Error::Io(io) => match io.kind() {
            ErrorKind::ConnectionRefused => "nobody listens there: look whether it runs, and whether its URL is right",
            ErrorKind::NotFound => "there is no such file or host: look whether its URL is right",
            ErrorKind::PermissionDenied => "this user may not use it",
            _ => "the connection broke off",
        }
        .to_owned(),
        Error::Database(database) => match known(database.code().as_deref().unwrap_or_default()) {
            Some(words) => words.to_owned(),
            None => database.message().to_owned(),
        },
        other => other.to_string(),
    }
}

/// Whether the same may work another time, once whoever runs the database has seen to it; else the fault is in what was asked, or in what
/// stands there.
pub(crate) fn passes(error: &Error) -> bool {
    match error {
        Error::Database(database) => is_of_the_machine(database.code().as_deref().unwrap_or_default()),
        Error::Io(_) | Error::Tls(_) | Error::Protocol(_) => true,
        Error::PoolTimedOut | Error::PoolClosed | Error::WorkerCrashed => true,
        _ => false,
    }
}

/// Numbers of SQLite: permission, locks, memory, read-only, disk, damage, no room, no file. Classes of PostgreSQL: connection, who may
/// come in, no such database, rolled back, no resources, operator, system, internal; and by themselves: read-only, no right, no lock.
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

/// A number of SQLite's; of an extended one the last byte counts.
fn sqlite(code: &str) -> Option<u32> {
    code.parse::<u32>().ok().filter(|_| code.len() < 5).map(|number| number & 0xff)
}

/// What happens often, by the numbers of SQLite and of PostgreSQL.
fn known(code: &str) -> Option<&'static str> {
    Some(match (sqlite(code), code) {
        (Some(5 | 6), _) => "another program holds it: stop that, or wait until it is done",
        (Some(8), _) => "it can only be read: look whose the file is, and who may write it and its folder",
        (Some(10), _) => "the disk refuses to read or write it",
        (Some(11), _) => "the file is damaged: put a copy in its place",
        (Some(13), _) => "there is no room left on the disk",
        (Some(14), _) => "the file cannot be opened or made: look whether its folder is there and who may write it",
        (Some(26), _) => "the file is something else than a database of SQLite",
        (_, "25006") => "it can only be read: look whether it is a standby, or set to default_transaction_read_only",
        (_, "28000" | "28P01") => "it does not let us in: look at user and password in its URL",
        (_, "3D000") => "it has no database of that name: make it first, or look at its URL",
        (_, "42501") => "its user may not make or change tables there",
        (_, "53100") => "there is no room left on its disk",
        (_, "53300") => "it has too many connections already",
        (_, "57P03") => "it is just starting: try again in a moment",
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
