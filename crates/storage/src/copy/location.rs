//! The place of a database, held so that nobody else uses it: the previous database moves aside, and a copy takes its
//! place.

use std::path::{Path, PathBuf};
use std::time::Duration;

use sqlx::{AnyConnection, AssertSqlSafe, Connection, Executor, Row, query};

use super::{CopyError, at, keep, rows};
use crate::{Database, files, open};

/// A place that nobody else uses while this is held.
#[derive(Debug)]
pub enum Location {
    /// A file, which may not exist yet; the connection, if it is a database, keeps everybody else out.
    File(PathBuf, Option<AnyConnection>),
    /// The database of a server at this URL.
    Server(String, AnyConnection),
}

/// Where the previous database is now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Aside {
    /// In this file, and in files with the same name and an ending.
    File(PathBuf),
    /// In this schema of the same database.
    Schema(String),
}

impl std::fmt::Display for Aside {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::File(file) => write!(f, "{}", file.display()),
            Self::Schema(name) => write!(f, "the schema {name} of the same database"),
        }
    }
}

/// A program that has just ended may hold the file or its connection for a moment longer, and SQLite does not wait for
/// that by itself.
const TRIES: u32 = 20;
const PAUSE: Duration = Duration::from_millis(100);

/// The database itself, and what a killed server has left beside it.
const ENDINGS: [&str; 3] = ["", "-wal", "-shm"];

impl Location {
    /// Holds the place of the database at `url`.
    ///
    /// # Errors
    /// [`CopyError::InUse`] while somebody else uses it.
    pub async fn hold(url: &str) -> Result<Self, CopyError> {
        if let Some(file) = files::file(url) {
            let held = if file.exists() { hold_file(url).await? } else { None };
            return Ok(Self::File(file, held));
        }
        let mut connection = open::connection(url).await?;
        // Another role's connections may not reveal what kind they are.
        let others = "SELECT COUNT(*) AS others FROM pg_stat_activity WHERE datname = current_database() \
             AND pid <> pg_backend_pid() AND (backend_type = 'client backend' OR backend_type IS NULL)";
        let mut count = 0_i64;
        for _ in 0..TRIES {
            count = connection.fetch_one(others).await?.try_get("others")?;
            if count == 0 {
                return Ok(Self::Server(url.to_owned(), connection));
            }
            tokio::time::sleep(PAUSE).await;
        }
        Err(CopyError::InUse(format!("connections: {count}")))
    }

    /// A file in which to prepare a copy: beside this place, or in `folder` if the place is a server's.
    #[must_use]
    pub fn beside(&self, folder: &Path) -> PathBuf {
        match self {
            Self::File(file, _) => named(file, ".restoring"),
            Self::Server(..) => folder.join("sluss.db.restoring"),
        }
    }

    /// Whether the place contains nothing that anybody could miss. A file that is not a database, or a damaged one, may
    /// be missed.
    ///
    /// # Errors
    /// Those of a server.
    pub async fn is_empty(&mut self) -> Result<bool, CopyError> {
        match self {
            Self::File(file, None) => Ok(std::fs::metadata(file).map_or(true, |data| data.len() == 0)),
            Self::File(_, Some(connection)) => Ok(accounts(connection).await.is_ok_and(|count| count == 0)),
            Self::Server(_, connection) => {
                let tables = tables_of_server(connection).await?;
                Ok(!tables.iter().any(|table| table == "accounts") || accounts(connection).await? == 0)
            }
        }
    }

    /// Puts what was prepared into the place; what was there moves aside under a name that contains `moment`.
    ///
    /// # Errors
    /// [`CopyError`]. If moving was interrupted, both are there under their names.
    pub async fn put(self, prepared: &Path, moment: i64) -> Result<Option<Aside>, CopyError> {
        match self {
            Self::File(file, held) => {
                let aside = put_file(&file, prepared, moment)?;
                if let Some(connection) = held {
                    // The connection holds the file that has just been moved aside.
                    connection.close().await?;
                }
                Ok(aside)
            }
            Self::Server(url, connection) => put_rows(&url, connection, prepared, moment).await,
        }
    }
}

/// Holds the database in a file. It is in use as long as it cannot be taken out of the mode for many users. A damaged
/// database, or something that is not one, is not in use.
async fn hold_file(url: &str) -> Result<Option<AnyConnection>, CopyError> {
    let Ok(mut connection) = open::connection(url).await else { return Ok(None) };
    for _ in 0..TRIES {
        match take(&mut connection).await {
            Ok(()) => return Ok(Some(connection)),
            Err(sqlx::Error::Database(error)) if is_busy(error.code().as_deref()) => tokio::time::sleep(PAUSE).await,
            Err(_) => return Ok(None),
        }
    }
    Err(CopyError::InUse("another program has it open".to_owned()))
}

async fn take(connection: &mut AnyConnection) -> Result<(), sqlx::Error> {
    connection.execute("PRAGMA journal_mode = DELETE").await?;
    connection.execute("BEGIN EXCLUSIVE").await?;
    Ok(())
}

/// Whether the code means busy or locked; of SQLite's extended codes the last byte counts.
fn is_busy(code: Option<&str>) -> bool {
    code.and_then(|code| code.parse::<u32>().ok()).is_some_and(|code| matches!(code & 0xff, 5 | 6))
}

async fn accounts(connection: &mut AnyConnection) -> Result<i64, sqlx::Error> {
    connection.fetch_one("SELECT COUNT(*) AS count FROM accounts").await?.try_get("count")
}

fn put_file(file: &Path, prepared: &Path, moment: i64) -> Result<Option<Aside>, CopyError> {
    let failed = |error| CopyError::File(file.to_owned(), error);
    let aside = named(file, &format!(".before-{moment}"));
    let mut moved = false;
    for ending in ENDINGS {
        let from = named(file, ending);
        if from.exists() {
            std::fs::rename(from, named(&aside, ending)).map_err(failed)?;
            moved = true;
        }
    }
    std::fs::rename(prepared, file).map_err(failed)?;
    if let Some(folder) = file.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        keep(folder)?;
    }
    Ok(moved.then_some(Aside::File(aside)))
}

fn named(file: &Path, ending: &str) -> PathBuf {
    let mut name = file.to_owned().into_os_string();
    name.push(ending);
    name.into()
}

/// All tables in the current schema.
async fn tables_of_server(connection: &mut AnyConnection) -> Result<Vec<String>, sqlx::Error> {
    let sql = "SELECT tablename::text AS name FROM pg_tables WHERE schemaname = current_schema()";
    let rows = connection.fetch_all(sql).await?;
    rows.iter().map(|row| row.try_get("name")).collect()
}

async fn put_rows(
    url: &str,
    mut server: AnyConnection,
    prepared: &Path,
    moment: i64,
) -> Result<Option<Aside>, CopyError> {
    let mut copy = open::connection(&at(prepared)).await?;
    let mut ours = rows::tables(&mut copy).await?;
    ours.push("_sqlx_migrations".to_owned());
    ours.retain({
        let there = tables_of_server(&mut server).await?;
        move |table| there.contains(table)
    });
    let schema = format!("sluss_before_{moment}");
    let aside = (!ours.is_empty()).then(|| Aside::Schema(schema.clone()));
    if aside.is_some() {
        // Move all of them or none.
        server.execute("BEGIN").await?;
        server.execute(AssertSqlSafe(format!("CREATE SCHEMA {schema}"))).await?;
        for table in ours {
            server.execute(AssertSqlSafe(format!("ALTER TABLE {table} SET SCHEMA {schema}"))).await?;
        }
        server.execute("COMMIT").await?;
    }
    Database::open(url).await?.close().await;
    rows::same_version(&mut copy, &mut server).await?;
    rows::copy(&mut copy, &mut server).await?;
    copy.close().await?;
    server.close().await?;
    // The rows are in place; the file that brought them contains the same secrets.
    std::fs::remove_file(prepared).map_err(|error| CopyError::File(prepared.to_owned(), error))?;
    Ok(aside)
}

async fn ended_since(
    connection: &mut AnyConnection,
    schema: &str,
    moment: i64,
    events: &[&str],
) -> Result<Vec<(String, String)>, sqlx::Error> {
    let sql = format!(
        "SELECT DISTINCT COALESCE(accounts.email, entries.account) AS account, entries.event AS event \
         FROM {schema}audit_entries AS entries LEFT JOIN {schema}accounts AS accounts ON accounts.id = entries.account \
         WHERE entries.at > $1 AND entries.account IS NOT NULL ORDER BY 1, 2"
    );
    let rows = connection.fetch_all(query(AssertSqlSafe(sql)).bind(moment)).await?;
    let read = |row: &sqlx::any::AnyRow| Ok((row.try_get("account")?, row.try_get::<String, _>("event")?));
    let all: Result<Vec<(String, String)>, sqlx::Error> = rows.iter().map(read).collect();
    Ok(all?.into_iter().filter(|(_, event)| events.contains(&event.as_str())).collect())
}

impl Aside {
    /// What ended in the previous database after `moment`, among these events: the account, by its address or by its id
    /// if it has been deleted, and the event.
    ///
    /// # Errors
    /// The previous database may be too damaged to be read.
    pub async fn ended_since(
        &self,
        url: &str,
        moment: i64,
        events: &[&str],
    ) -> Result<Vec<(String, String)>, CopyError> {
        let (url, schema) = match self {
            Self::File(file) => (at(file), String::new()),
            Self::Schema(name) => (url.to_owned(), format!("{name}.")),
        };
        let mut connection = open::connection(&url).await?;
        let ended = ended_since(&mut connection, &schema, moment, events).await?;
        connection.close().await?;
        Ok(ended)
    }
}
