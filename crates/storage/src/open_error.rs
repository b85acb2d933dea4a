//! Why a database cannot be opened, each with what an operator can do. It knows no engine's settings.

use thiserror::Error;

use crate::database_error::in_words;

/// Why a database could not be opened.
#[derive(Debug, Error)]
pub enum OpenError {
    /// The address is for no engine that we know.
    #[error("the database URL must begin with sqlite: or postgres://")]
    UnknownEngine,
    /// The address cannot be read.
    #[error(
        "the database URL cannot be read; it is one such as sqlite:/var/lib/sluss/sluss.db or postgres://sluss@127.0.0.1/sluss"
    )]
    Url(sqlx::Error),
    /// It is elsewhere, and whoever can listen on the way would read everything.
    #[error(
        "the database at {0} is on another machine and must not be spoken to in the clear: write ?sslmode=verify-full into its URL (and \
         &sslrootcert=FILE with its authority, if that is your own); docs/postgresql.md says what else will do"
    )]
    Clear(String),
    /// It cannot be reached.
    #[error("the database cannot be reached: {}", in_words(.0))]
    Connect(sqlx::Error),
    /// A pooler in front gives the connection to others between two queries.
    #[error(
        "a pooler in front of the database loses prepared statements: set pool_mode = session for this database, or let a \
         PgBouncer from 1.21 on keep them (max_prepared_statements)"
    )]
    Pooler,
    /// Its tables are not those of this version, and are to be left as they are.
    #[error(
        "the database is of an older version: bring it up to date by `sluss migrate`, or by starting the server; nothing was changed"
    )]
    Older,
    /// Its tables have been brought further than this version knows.
    #[error("the database is of a newer version than this program: use the newer program; nothing was changed")]
    Newer,
    /// Its tables cannot be brought up to date.
    #[error("the database's tables cannot be brought up to date: {0}")]
    Migrate(sqlx::migrate::MigrateError),
    /// What accounts are found by cannot be brought up to date.
    #[error("the accounts' addresses cannot be brought up to date: {}", in_words(.0))]
    Keys(sqlx::Error),
}
