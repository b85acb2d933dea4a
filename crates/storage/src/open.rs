//! Opening a database. This is the only place that knows which engine it is.

use std::str::FromStr;
use std::sync::Arc;
use std::time::Duration;

use sqlx::any::{AnyConnectOptions, AnyPoolOptions};
use sqlx::{AnyConnection, AnyPool, Connection, Executor, Row};

use crate::open_error::OpenError;
use crate::reader::Reader;
use crate::sqlite::readers::Readers;
use crate::sqlite::{Place, batches};
use crate::tables::accounts;
use crate::writer::Writer;
use crate::{Database, clear, files};

static MIGRATIONS: sqlx::migrate::Migrator = sqlx::migrate!("./migrations");

/// How many connections to PostgreSQL there are for reading and writing.
const CONNECTIONS: u32 = 8;

/// How long connecting is attempted.
const CONNECT: Duration = Duration::from_secs(10);

/// Readers never wait for the writer. This is a property of the file, so those who only look leave it as it is.
const SQLITE_JOURNAL: &str = "PRAGMA journal_mode = WAL;";

pub(crate) async fn open(url: &str) -> Result<Database, OpenError> {
    match Engine::of(url)? {
        Engine::Sqlite => {
            files::close_to_others(url);
            let mut connection = connect_to_file(url, Use::All).await?;
            connection.execute(SQLITE_JOURNAL).await.map_err(OpenError::Connect)?;
            update(&mut connection).await?;
            let database = on_file(url, Use::All)?;
            connection.close().await.map_err(OpenError::Connect)?;
            Ok(database)
        }
        Engine::Postgres => {
            let pool = connect_to_server(url).await?;
            update(&mut *pool.acquire().await.map_err(OpenError::Connect)?).await?;
            Ok(on_server(pool))
        }
    }
}

/// Opens a database as it is, if it has tables of ours; nothing is created or brought up to date.
pub(crate) async fn look(url: &str) -> Result<Option<Database>, OpenError> {
    match Engine::of(url)? {
        Engine::Sqlite if files::is_missing(url) => Ok(None),
        Engine::Sqlite => {
            let mut connection = connect_to_file(url, Use::Look).await?;
            let found = version(&mut connection).await;
            let database = if is_ours(found)? { Some(on_file(url, Use::Look)?) } else { None };
            connection.close().await.map_err(OpenError::Connect)?;
            Ok(database)
        }
        Engine::Postgres => {
            let pool = connect_to_server(url).await?;
            let found = match pool.acquire().await {
                Ok(mut connection) => version(&mut connection).await,
                Err(error) => Err(error),
            };
            Ok(is_ours(found)?.then(|| on_server(pool)))
        }
    }
}

/// Brings the tables up to date.
async fn update(connection: &mut AnyConnection) -> Result<(), OpenError> {
    MIGRATIONS.run(&mut *connection).await.map_err(|error| OpenError::of_migrating(error, newest()))?;
    accounts::renew_keys(connection).await.map_err(OpenError::Keys)
}

/// Whether there are tables of this version; `false` if there are none of ours.
fn is_ours(found: Result<i64, sqlx::Error>) -> Result<bool, OpenError> {
    let newest = newest();
    match found {
        Err(sqlx::Error::Database(error)) if NO_TABLE.contains(&error.code().unwrap_or_default().as_ref()) => Ok(false),
        Err(error) => Err(OpenError::Connect(error)),
        Ok(found) if found < newest => Err(OpenError::Older),
        Ok(found) if found > newest => Err(OpenError::Newer),
        Ok(_) => Ok(true),
    }
}

/// The engines' codes for a missing table; SQLite's also stands for other errors, which cannot occur in reading one
/// table.
const NO_TABLE: [&str; 2] = ["1", "42P01"];

/// The latest migration that there is.
fn newest() -> i64 {
    MIGRATIONS.iter().map(|migration| migration.version).max().unwrap_or_default()
}

/// The latest migration that has been applied.
pub(crate) async fn version(connection: &mut AnyConnection) -> Result<i64, sqlx::Error> {
    connection.fetch_one("SELECT COALESCE(MAX(version), 0) AS version FROM _sqlx_migrations").await?.try_get("version")
}

/// The engine that a URL is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Engine {
    Sqlite,
    Postgres,
}

impl Engine {
    fn of(url: &str) -> Result<Self, OpenError> {
        sqlx::any::install_default_drivers();
        match url.split_once(':') {
            Some(("sqlite", _)) => Ok(Self::Sqlite),
            Some(("postgres" | "postgresql", _)) => Ok(Self::Postgres),
            _ => Err(OpenError::UnknownEngine),
        }
    }
}

/// The purpose that a database is opened for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Use {
    /// Running a server, which creates the file at its first start.
    All,
    /// Inspecting what is there.
    Look,
}

fn on_file(url: &str, used: Use) -> Result<Database, OpenError> {
    let place = Place::of(&with_mode(url, used)).ok_or(OpenError::NoFile)?;
    let readers = Readers::open(place.clone()).map_err(OpenError::File)?;
    let queue = batches::start(place.clone());
    Ok(Database::new(Reader::Sqlite(Arc::new(readers)), Writer::Sqlite(place, queue)))
}

fn on_server(pool: AnyPool) -> Database {
    Database::new(Reader::Postgres(pool.clone()), Writer::Postgres(pool))
}

/// A single connection to an existing database, whose tables are left as they are.
pub(crate) async fn connection(url: &str) -> Result<AnyConnection, OpenError> {
    match Engine::of(url)? {
        Engine::Sqlite => connect_to_file(url, Use::Look).await,
        Engine::Postgres => AnyConnection::connect_with(&server(url)?).await.map_err(OpenError::Connect),
    }
}

async fn connect_to_file(url: &str, used: Use) -> Result<AnyConnection, OpenError> {
    let options = AnyConnectOptions::from_str(&with_mode(url, used)).map_err(OpenError::Url)?;
    AnyConnection::connect_with(&options).await.map_err(OpenError::Connect)
}

/// The URL of a file with the way in which it is opened, unless it says that itself.
fn with_mode(url: &str, used: Use) -> String {
    match used {
        _ if url.contains('?') => url.to_owned(),
        Use::All => format!("{url}?mode=rwc"),
        Use::Look => format!("{url}?mode=rw"),
    }
}

fn server(url: &str) -> Result<AnyConnectOptions, OpenError> {
    AnyConnectOptions::from_str(&clear::never_elsewhere(url)?).map_err(OpenError::Url)
}

async fn connect_to_server(url: &str) -> Result<AnyPool, OpenError> {
    let options = server(url)?;
    let pool = AnyPoolOptions::new().max_connections(CONNECTIONS).acquire_timeout(CONNECT);
    let pool = never_by_the_clock(pool).test_before_acquire(true);
    let pool = match pool.connect_with(options.clone()).await {
        // The pool has retried all that time and does not say what went wrong.
        Err(sqlx::Error::PoolTimedOut) => return Err(OpenError::Connect(why_not(&options).await)),
        connected => connected.map_err(OpenError::Connect)?,
    };
    keeps_statements(&pool).await?;
    Ok(pool)
}

/// Keeps connections whatever their age. sqlx 0.9 looks for old ones as often as its count of idle ones says, and that count falls below zero
/// for an instant while a connection comes back: the look then takes a processor for hours, and the program cannot end. They
/// are tested before they are used.
fn never_by_the_clock(pool: AnyPoolOptions) -> AnyPoolOptions {
    pool.idle_timeout(None).max_lifetime(None)
}

/// Finds out what goes wrong with a single connection.
async fn why_not(options: &AnyConnectOptions) -> sqlx::Error {
    let tried = async { AnyConnection::connect_with(options).await?.close().await };
    match tokio::time::timeout(CONNECT, tried).await {
        Ok(Err(why)) => why,
        _ => sqlx::Error::PoolTimedOut,
    }
}

/// PostgreSQL's codes for a prepared statement that does not exist, and for one that already exists.
const STATEMENT_LOST: [&str; 2] = ["26000", "42P05"];

/// Checks that each connection finds its own prepared statements and none of another's: two of them prepare and repeat
/// the same statement.
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

#[cfg(test)]
mod tests {
    use sqlx::any::AnyPoolOptions;

    use super::never_by_the_clock;

    /// With either of them a pool looks for old connections by itself, and may never stop looking.
    #[test]
    fn a_pool_has_no_reason_to_look_for_old_connections() {
        let pool = never_by_the_clock(AnyPoolOptions::new());
        assert_eq!((pool.get_idle_timeout(), pool.get_max_lifetime()), (None, None));
    }
}
