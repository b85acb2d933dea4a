//! Opens a database. The only place that knows which engine it is.

use std::str::FromStr;
use std::time::Duration;

use sqlx::any::{AnyConnectOptions, AnyPoolOptions};
use sqlx::{AnyConnection, AnyPool, Connection, Executor};
use thiserror::Error;

use crate::tables::accounts;
use crate::trouble::in_words;
use crate::writer::Writer;
use crate::{Database, clear, files};

static MIGRATIONS: sqlx::migrate::Migrator = sqlx::migrate!("./migrations");

/// How many connections to PostgreSQL read and write.
const CONNECTIONS: u32 = 8;

/// How many to SQLite: one writes, the others read, which takes them so little time that more would only keep more memory.
const SQLITE_CONNECTIONS: u32 = 4;

/// How long a connection is tried for.
const CONNECT: Duration = Duration::from_secs(10);

/// A used mark must survive a power cut, hence `FULL`; a reader never waits for the writer, hence WAL. Whatever is written empties the
/// pages that other connections keep, so that a reader that keeps many (2 MB each by default) only costs memory.
const SQLITE_SETTINGS: &str = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 5000; \
     PRAGMA foreign_keys = ON; PRAGMA cache_size = -256;";

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
    /// Its tables cannot be brought up to date.
    #[error("the database's tables cannot be brought up to date: {0}")]
    Migrate(sqlx::migrate::MigrateError),
    /// What accounts are found by cannot be brought up to date.
    #[error("the accounts' addresses cannot be brought up to date: {}", in_words(.0))]
    Keys(sqlx::Error),
}

pub(crate) async fn open(url: &str) -> Result<Database, OpenError> {
    sqlx::any::install_default_drivers();
    let sqlite = match url.split_once(':') {
        Some(("sqlite", _)) => true,
        Some(("postgres" | "postgresql", _)) => false,
        _ => return Err(OpenError::UnknownEngine),
    };
    if sqlite {
        files::close_to_others(url);
    }
    let pool = connect(url, sqlite).await?;
    if !sqlite {
        keeps_statements(&pool).await?;
    }
    MIGRATIONS.run(&pool).await.map_err(OpenError::Migrate)?;
    accounts::renew_keys(&pool).await.map_err(OpenError::Keys)?;
    let writer = if sqlite { Writer::batching(pool.clone()) } else { Writer::concurrent(pool.clone()) };
    Ok(Database::new(pool, writer))
}

/// One connection to a database that is there, whose tables are left as they are.
pub(crate) async fn connection(url: &str) -> Result<AnyConnection, OpenError> {
    sqlx::any::install_default_drivers();
    let url = match url.split_once(':') {
        Some(("sqlite", _)) if url.contains('?') => url.to_owned(),
        Some(("sqlite", _)) => format!("{url}?mode=rw"),
        Some(("postgres" | "postgresql", _)) => clear::never_elsewhere(url)?,
        _ => return Err(OpenError::UnknownEngine),
    };
    let options = AnyConnectOptions::from_str(&url).map_err(OpenError::Url)?;
    AnyConnection::connect_with(&options).await.map_err(OpenError::Connect)
}

async fn connect(url: &str, sqlite: bool) -> Result<AnyPool, OpenError> {
    let url = match sqlite {
        true if url.contains('?') => url.to_owned(),
        true => format!("{url}?mode=rwc"),
        false => clear::never_elsewhere(url)?,
    };
    let options = AnyConnectOptions::from_str(&url).map_err(OpenError::Url)?;
    let connections = if sqlite { SQLITE_CONNECTIONS } else { CONNECTIONS };
    let pool = AnyPoolOptions::new().max_connections(connections).acquire_timeout(CONNECT);
    // A file does not go away between two queries as a server may.
    let pool = pool.test_before_acquire(!sqlite);
    let pool = pool.after_connect(move |connection, _| {
        Box::pin(async move {
            if sqlite {
                connection.execute(SQLITE_SETTINGS).await?;
            }
            Ok(())
        })
    });
    match pool.connect_with(options.clone()).await {
        // It has tried again all that time, and does not say what went wrong.
        Err(sqlx::Error::PoolTimedOut) => Err(OpenError::Connect(why_not(&options, sqlite).await)),
        connected => connected.map_err(OpenError::Connect),
    }
}

/// What goes wrong with one connection.
async fn why_not(options: &AnyConnectOptions, sqlite: bool) -> sqlx::Error {
    let tried = async {
        let mut connection = AnyConnection::connect_with(options).await?;
        if sqlite {
            connection.execute(SQLITE_SETTINGS).await?;
        }
        connection.close().await
    };
    match tokio::time::timeout(CONNECT, tried).await {
        Ok(Err(why)) => why,
        _ => sqlx::Error::PoolTimedOut,
    }
}

/// PostgreSQL's words for a prepared statement that is not there, and for one that is there already.
const STATEMENT_LOST: [&str; 2] = ["26000", "42P05"];

/// Whether each connection finds what it has prepared, and nothing of another's: two of them prepare the same and use it again.
async fn keeps_statements(pool: &AnyPool) -> Result<(), OpenError> {
    let told = |error: sqlx::Error| {
        let code = error.as_database_error().and_then(|error| error.code().map(std::borrow::Cow::into_owned));
        let lost = code.is_some_and(|code| STATEMENT_LOST.contains(&code.as_str()));
        if lost { OpenError::Pooler } else { OpenError::Connect(error) }
    };
    let mut two = [pool.acquire().await.map_err(told)?, pool.acquire().await.map_err(told)?];
    for _ in 0..2 {
        for connection in &mut two {
            connection.execute(sqlx::query("SELECT 1")).await.map_err(told)?;
        }
    }
    Ok(())
}
