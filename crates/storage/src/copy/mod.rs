//! Copies of a whole database: made while it is in use, and restored while nobody uses it (docs/decisions/0046). A copy
//! is an SQLite database in one file, whichever engine it was made from.

mod location;
mod rows;

use std::fs::{File, OpenOptions};
use std::io;
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

pub use location::{Aside, Location};
use sqlx::{AnyConnection, Connection, Executor};
use thiserror::Error;

use crate::database_error::in_words;
use crate::{Database, OpenError, open};

/// Why a copy could not be made or restored. The previous database is untouched except, at most, for its name.
#[derive(Debug, Error)]
pub enum CopyError {
    /// The file for the copy exists; a copy never overwrites one.
    #[error("{} already exists: choose another file name", .0.display())]
    Exists(PathBuf),
    /// The file cannot be created, read or moved.
    #[error("{}: {}", .0.display(), in_words(&sqlx::Error::Io(io::Error::new(.1.kind(), .1.to_string()))))]
    File(PathBuf, io::Error),
    /// One of the two databases cannot be opened.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// One of the two databases fails to do what it is asked.
    #[error("{}", in_words(.0))]
    Sql(#[from] sqlx::Error),
    /// The tables belong to another version of this program.
    #[error("the database's tables are not those of this version: run `sluss migrate` with this version first")]
    Version,
    /// Somebody is using the database that is to be replaced.
    #[error("the database is in use ({0}): stop every server and pooler that uses it first")]
    InUse(String),
    /// The database that is to be replaced contains accounts.
    #[error(
        "there is already a database with accounts there: use --replace to move it aside; nothing in it is deleted"
    )]
    NotEmpty,
    /// The file is not a copy of ours.
    #[error("{} is not a copy made by `sluss backup`", .0.display())]
    NoCopy(PathBuf),
}

/// Copies the database at `url` into a new file that only its owner can read. The copy is consistent although others
/// keep writing.
///
/// # Errors
/// [`CopyError`]; an incomplete file is removed.
pub async fn make(url: &str, file: &Path) -> Result<(), CopyError> {
    let mut from = open::connection(url).await?;
    let made = OpenOptions::new().write(true).create_new(true).mode(0o600).open(file);
    made.map_err(|error| match error.kind() {
        io::ErrorKind::AlreadyExists => CopyError::Exists(file.to_owned()),
        _ => CopyError::File(file.to_owned(), error),
    })?;
    let copied = match from.backend_name() {
        "SQLite" => vacuum_into(&mut from, file).await,
        _ => rows_into(&mut from, file).await,
    };
    let copied = copied.and_then(|()| keep(file));
    if copied.is_err() {
        // The first error is reported; that the incomplete copy cannot be removed would only hide it.
        _ = std::fs::remove_file(file);
    }
    copied
}

/// Copies an SQLite database without the free space of deleted rows.
async fn vacuum_into(from: &mut AnyConnection, file: &Path) -> Result<(), CopyError> {
    from.execute(sqlx::query("VACUUM INTO $1").bind(file.display().to_string())).await?;
    Ok(())
}

/// Copies all rows of a server from one snapshot, while others keep writing.
async fn rows_into(from: &mut AnyConnection, file: &Path) -> Result<(), CopyError> {
    Database::open(&at(file)).await?.close().await;
    let mut to = open::connection(&at(file)).await?;
    rows::same_version(from, &mut to).await?;
    from.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY").await?;
    rows::copy(from, &mut to).await?;
    from.execute("COMMIT").await?;
    settle(to).await
}

/// The URL of the SQLite database in this file.
#[must_use]
pub fn at(file: &Path) -> String {
    format!("sqlite:{}", file.display())
}

/// Moves everything into the main file, so that no file beside it belongs to the copy.
async fn settle(mut connection: AnyConnection) -> Result<(), CopyError> {
    connection.execute("PRAGMA journal_mode = DELETE").await?;
    Ok(connection.close().await?)
}

/// Waits until the file is on disk: whoever relies on a copy may delete its original.
fn keep(file: &Path) -> Result<(), CopyError> {
    let synced = File::open(file).and_then(|open| open.sync_all());
    synced.map_err(|error| CopyError::File(file.to_owned(), error))
}

/// Makes a copy of a copy, to be changed before it is put into place, with the tables of this version.
///
/// # Errors
/// [`CopyError`], above all if the file is not a copy.
pub async fn prepare(copy: &Path, file: &Path) -> Result<(), CopyError> {
    let no_copy = || CopyError::NoCopy(copy.to_owned());
    if !copy.is_file() {
        let missing = io::Error::from(io::ErrorKind::NotFound);
        return Err(CopyError::File(copy.to_owned(), missing));
    }
    let mut from = open::connection(&format!("{}?mode=ro", at(copy))).await.map_err(|_| no_copy())?;
    open::version(&mut from).await.map_err(|_| no_copy())?;
    from.close().await?;
    // Remove what an interrupted restore has left behind.
    _ = std::fs::remove_file(file);
    make(&at(copy), file).await
}

/// Moves all changes into the file itself, and waits until they are on disk.
///
/// # Errors
/// [`CopyError`].
pub async fn finish(file: &Path) -> Result<(), CopyError> {
    settle(open::connection(&at(file)).await?).await?;
    keep(file)
}
