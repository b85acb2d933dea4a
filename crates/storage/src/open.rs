//! Opening a database. This is the only place that knows which engine it is.

use std::str::FromStr;
use std::time::Duration;

use sqlx::any::{AnyConnectOptions, AnyPoolOptions};
use sqlx::{AnyConnection, AnyPool, Connection, Executor, Row};

use crate::open_error::OpenError;
use crate::tables::accounts;
use crate::writer::Writer;
use crate::{Database, clear, files};

static MIGRATIONS: sqlx::migrate::Migrator = sqlx::migrate!("./migrations");

/// How many connections to PostgreSQL there are for reading and writing.
const CONNECTIONS: u32 = 8;

/// How many connections to SQLite there are: one writes, the others read, which takes so little time that more would
/// only use more memory.
const SQLITE_CONNECTIONS: u32 = 4;

/// How long connecting is attempted.
const CONNECT: Duration = Duration::from_secs(10);

/// The mark of something used has to survive a power cut, hence `FULL`. Any write invalidates the pages that other
/// connections cache, so a large cache (2 MB each by default) would only cost readers memory.
const SQLITE_SETTINGS: &str = "PRAGMA synchronous = FULL; PRAGMA busy_timeout = 5000; PRAGMA foreign_keys = ON; \
     PRAGMA cache_size = -256;";

/// Readers never wait for the writer. This is a property of the file, so those who only look leave it as it is.
const SQLITE_JOURNAL: &str = "PRAGMA journal_mode = WAL;";

pub(crate) async fn open(url: &str) -> Result<Database, OpenError> {
    let engine = Engine::of(url)?;
    if engine == Engine::Sqlite {
        files::close_to_others(url);
    }
    let pool = connect(url, engine, Use::All).await?;
    MIGRATIONS.run(&pool).await.map_err(|error| OpenError::of_migrating(error, newest()))?;
    accounts::renew_keys(&pool).await.map_err(OpenError::Keys)?;
    Ok(database(pool, engine))
}

/// Opens a database as it is, if it has tables of ours; nothing is created or brought up to date.
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
    let newest = newest();
    match found {
        Err(sqlx::Error::Database(error)) if NO_TABLE.contains(&error.code().unwrap_or_default().as_ref()) => Ok(None),
        Err(error) => Err(OpenError::Connect(error)),
        Ok(found) if found < newest => Err(OpenError::Older),
        Ok(found) if found > newest => Err(OpenError::Newer),
        Ok(_) => Ok(Some(database(pool, engine))),
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

fn database(pool: AnyPool, engine: Engine) -> Database {
    let writer = match engine {
        Engine::Sqlite => Writer::batching(pool.clone()),
        Engine::Postgres => Writer::concurrent(pool.clone()),
    };
    Database::new(pool, writer)
}

/// A single connection to an existing database, whose tables are left as they are.
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

/// The statements that every connection executes first.
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
    let pool = never_by_the_clock(pool);
    // Unlike a server, a file does not disappear between two queries.
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
        // The pool has retried all that time and does not say what went wrong.
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

/// Keeps connections whatever their age. sqlx 0.9 looks for old ones as often as its count of idle ones says, and that count falls below zero
/// for an instant while a connection comes back: the look then takes a processor for hours, and the program cannot end. A file's connections
/// need no renewal, and a server's are tested before they are used.
fn never_by_the_clock(pool: AnyPoolOptions) -> AnyPoolOptions {
    pool.idle_timeout(None).max_lifetime(None)
}

/// Finds out what goes wrong with a single connection.
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
    use super::open;

    /// With either of them a pool looks for old connections by itself, and may never stop looking.
    #[tokio::test]
    async fn a_pool_has_no_reason_to_look_for_old_connections() {
        let folder = tempfile::tempdir().unwrap();
        let url = format!("sqlite://{}", folder.path().join("sluss.db").display());
        let pool = open(&url).await.unwrap().pool;
        assert_eq!((pool.options().get_idle_timeout(), pool.options().get_max_lifetime()), (None, None));
    }
}
