//! Opens a database. The only place that knows which engine it is.

use std::str::FromStr;
use std::time::Duration;

use sqlx::any::{AnyConnectOptions, AnyPoolOptions};
use sqlx::{AnyConnection, AnyPool, Connection, Executor, Row};
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

/// A used mark must survive a power cut, hence `FULL`. Whatever is written empties the pages that other connections keep, so that a reader that
/// keeps many (2 MB each by default) only costs memory.
const SQLITE_SETTINGS: &str = "PRAGMA synchronous = FULL; PRAGMA busy_timeout = 5000; PRAGMA foreign_keys = ON; \
     PRAGMA cache_size = -256;";

/// A reader never waits for the writer. It is a property of the file, so who only looks leaves it as it is.
const SQLITE_JOURNAL: &str = "PRAGMA journal_mode = WAL;";

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

pub(crate) async fn open(url: &str) -> Result<Database, OpenError> {
    let engine = Engine::of(url)?;
    if engine == Engine::Sqlite {
        files::close_to_others(url);
    }
    let pool = connect(url, engine, Use::All).await?;
    MIGRATIONS.run(&pool).await.map_err(OpenError::Migrate)?;
    accounts::renew_keys(&pool).await.map_err(OpenError::Keys)?;
    Ok(database(pool, engine))
}

/// A database as it is, if it has tables of ours; nothing is made, and nothing brought up to date.
pub(crate) async fn look(url: &str) -> Result<Option<Database>, OpenError> {
    let engine = Engine::of(url)?;
    if engine == Engine::Sqlite && files::is_missing(url) {
        return Ok(None);
    }
    let pool = connect(url, engine, Use::Look).await?;
    let found = match pool.acquire().await {
        Ok(mut connection) => version(&mut connection).await,
        Err(error) => Err(error),
    };
    let newest = MIGRATIONS.iter().map(|migration| migration.version).max().unwrap_or_default();
    match found {
        Err(sqlx::Error::Database(error)) if NO_TABLE.contains(&error.code().unwrap_or_default().as_ref()) => Ok(None),
        Err(error) => Err(OpenError::Connect(error)),
        Ok(found) if found < newest => Err(OpenError::Older),
        Ok(found) if found > newest => Err(OpenError::Newer),
        Ok(_) => Ok(Some(database(pool, engine))),
    }
}

/// The engines' words for a table that is not there; that of SQLite means other faults too, which reading one table does not have.
const NO_TABLE: [&str; 2] = ["1", "42P01"];

/// The newest migration that was made.
pub(crate) async fn version(connection: &mut AnyConnection) -> Result<i64, sqlx::Error> {
    connection.fetch_one("SELECT COALESCE(MAX(version), 0) AS version FROM _sqlx_migrations").await?.try_get("version")
}

/// Which engine an address is for.
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

/// What a database is opened for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Use {
    /// Whatever a server does, which makes the file at its first start.
    All,
    /// To see what is there.
    Look,
}

fn database(pool: AnyPool, engine: Engine) -> Database {
    let writer = match engine {
        Engine::Sqlite => Writer::batching(pool.clone()),
        Engine::Postgres => Writer::concurrent(pool.clone()),
    };
    Database::new(pool, writer)
}

/// One connection to a database that is there, whose tables are left as they are.
pub(crate) async fn connection(url: &str) -> Result<AnyConnection, OpenError> {
    let options = options(url, Engine::of(url)?, Use::Look)?;
    AnyConnection::connect_with(&options).await.map_err(OpenError::Connect)
}

fn options(url: &str, engine: Engine, used: Use) -> Result<AnyConnectOptions, OpenError> {
    let url = match (engine, used) {
        (Engine::Postgres, _) => clear::never_elsewhere(url)?,
        (Engine::Sqlite, _) if url.contains('?') => url.to_owned(),
        (Engine::Sqlite, Use::All) => format!("{url}?mode=rwc"),
        (Engine::Sqlite, Use::Look) => format!("{url}?mode=rw"),
    };
    AnyConnectOptions::from_str(&url).map_err(OpenError::Url)
}

/// What every connection is told first.
const fn settings(engine: Engine, used: Use) -> &'static [&'static str] {
    match (engine, used) {
        (Engine::Postgres, _) => &[],
        (Engine::Sqlite, Use::All) => &[SQLITE_JOURNAL, SQLITE_SETTINGS],
        (Engine::Sqlite, Use::Look) => &[SQLITE_SETTINGS],
    }
}

async fn connect(url: &str, engine: Engine, used: Use) -> Result<AnyPool, OpenError> {
    let (options, sqlite) = (options(url, engine, used)?, engine == Engine::Sqlite);
    let connections = if sqlite { SQLITE_CONNECTIONS } else { CONNECTIONS };
    let pool = AnyPoolOptions::new().max_connections(connections).acquire_timeout(CONNECT);
    // A file does not go away between two queries as a server may.
    let pool = pool.test_before_acquire(!sqlite);
    let pool = pool.after_connect(move |connection, _| {
        Box::pin(async move {
            for settings in settings(engine, used) {
                connection.execute(*settings).await?;
            }
            Ok(())
        })
    });
    let pool = match pool.connect_with(options.clone()).await {
        // It has tried again all that time, and does not say what went wrong.
        Err(sqlx::Error::PoolTimedOut) => {
            return Err(OpenError::Connect(why_not(&options, settings(engine, used)).await));
        }
        connected => connected.map_err(OpenError::Connect)?,
    };
    if !sqlite {
        keeps_statements(&pool).await?;
    }
    Ok(pool)
}

/// What goes wrong with one connection.
async fn why_not(options: &AnyConnectOptions, settings: &[&'static str]) -> sqlx::Error {
    let tried = async {
        let mut connection = AnyConnection::connect_with(options).await?;
        for settings in settings {
            connection.execute(*settings).await?;
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
