//! Why a database cannot be opened, each reason with what an operator can do. Knows no engine's settings.

use sqlx::migrate::MigrateError;
use thiserror::Error;

use crate::database_error::{Fault, in_words};

/// Why a database could not be opened.
#[derive(Debug, Error)]
pub enum OpenError {
    /// The URL is for an engine that we do not support.
    #[error("the database URL must begin with sqlite: or postgres://")]
    UnknownEngine,
    /// The URL cannot be read.
    #[error(
        "the database URL cannot be read; use one such as sqlite:/var/lib/sluss/sluss.db or postgres://sluss@127.0.0.1/sluss"
    )]
    Url(sqlx::Error),
    /// The URL names no file, but a database in memory.
    #[error("the database URL must name a file, such as sqlite:/var/lib/sluss/sluss.db")]
    NoFile,
    /// The database is on another machine, and whoever listened in between could read everything.
    #[error(
        "the database at {0} is on another machine and must not be reached in the clear: add ?sslmode=verify-full to its URL (and \
         &sslrootcert=FILE with its authority, if you run your own); docs/postgresql.md describes the alternatives"
    )]
    Clear(String),
    /// The database cannot be reached.
    #[error("the database cannot be reached: {}", in_words(.0))]
    Connect(sqlx::Error),
    /// The file cannot be read.
    #[error("the database cannot be reached: {}", .0.in_words())]
    File(rusqlite::Error),
    /// A pooler in front hands the connection to others between two queries.
    #[error(
        "a pooler in front of the database loses prepared statements: set pool_mode = session for this database, or let a \
         PgBouncer from 1.21 on keep them (max_prepared_statements)"
    )]
    Pooler,
    /// Its tables belong to an older version, and were only to be looked at.
    #[error(
        "the database belongs to an older version: bring it up to date with `sluss migrate`, or by starting the server; nothing was changed"
    )]
    Older,
    /// Its tables belong to a newer version.
    #[error("the database belongs to a newer version than this program: use the newer program; nothing was changed")]
    Newer,
    /// Its tables cannot be brought up to date.
    #[error("the database's tables cannot be brought up to date: {}", unfit(.0))]
    Migrate(MigrateError),
    /// The keys that accounts are looked up by cannot be brought up to date.
    #[error("the accounts' addresses cannot be brought up to date: {}", in_words(.0))]
    Keys(sqlx::Error),
}

impl OpenError {
    /// What bringing the tables up to date found, whose newest step is `newest`.
    pub(crate) fn of_migrating(error: MigrateError, newest: i64) -> Self {
        match error {
            MigrateError::VersionMissing(step) if step > newest => Self::Newer,
            other => Self::Migrate(other),
        }
    }
}

/// Why the tables cannot be brought up to date, and what to do about it.
fn unfit(error: &MigrateError) -> String {
    match error {
        MigrateError::Execute(error) | MigrateError::ExecuteMigration(error, _) => in_words(error),
        MigrateError::VersionMissing(step) | MigrateError::VersionMismatch(step) => {
            format!("their step {step} is not this program's: use the program that made them")
        }
        MigrateError::Dirty(step) => format!("an earlier attempt broke off at step {step}: restore a backup"),
        other => other.to_string(),
    }
}
