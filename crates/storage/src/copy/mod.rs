//! Copies of a whole database: made while it is used, and put into its place again when nobody uses it (docs/decisions/0046). A copy is a
//! database of SQLite in one file, whichever engine it is of.

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

/// Why a copy could not be made or put back. What was there before has changed at most in its name.
#[derive(Debug, Error)]
pub enum CopyError {
    /// A copy never takes the place of a file.
    #[error("{} is there already: name another file", .0.display())]
    Exists(PathBuf),
    /// The file cannot be made, read or moved.
    #[error("{}: {}", .0.display(), in_words(&sqlx::Error::Io(io::Error::new(.1.kind(), .1.to_string()))))]
    File(PathBuf, io::Error),
    /// One of both databases cannot be opened.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// One of both databases does not do what is asked.
    #[error("{}", in_words(.0))]
    Sql(#[from] sqlx::Error),
    /// The tables are those of another version of this program.
    #[error("the database's tables are not those of this version: run `sluss migrate` with this version first")]
    Version,
    /// Somebody works with the database that is to be replaced.
    #[error("the database is in use ({0}): stop every server and pooler that uses it first")]
    InUse(String),
    /// There is something in the database that is to be replaced.
    #[error(
        "there is a database with accounts in that place: with --replace it is kept aside, and nothing of it is deleted"
    )]
    NotEmpty,
    /// The file is something else.
    #[error("{} is no copy that `sluss backup` has made", .0.display())]
    NoCopy(PathBuf),
}

/// Copies the database at `url`, as it is at one moment and while others write to it, into a new file that is its owner's alone.
///
/// # Errors
/// [`CopyError`]; the file is not left behind half-made.
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
        // What went wrong is said; that the half of a copy cannot be removed would only hide it.
        _ = std::fs::remove_file(file);
    }
    copied
}

/// All of a database of SQLite, without what was deleted in it.
async fn vacuum_into(from: &mut AnyConnection, file: &Path) -> Result<(), CopyError> {
    from.execute(sqlx::query("VACUUM INTO $1").bind(file.display().to_string())).await?;
    Ok(())
}

/// All rows of a server, of one moment: others go on writing, and this does not see it.
async fn rows_into(from: &mut AnyConnection, file: &Path) -> Result<(), CopyError> {
    Database::open(&at(file)).await?.close().await;
    let mut to = open::connection(&at(file)).await?;
    rows::same_version(from, &mut to).await?;
    from.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY").await?;
    rows::copy(from, &mut to).await?;
    from.execute("COMMIT").await?;
    settle(to).await
}

/// The address of a database in this file.
#[must_use]
pub fn at(file: &Path) -> String {
    format!("sqlite:{}", file.display())
}

/// Puts everything into the one file, so that nothing beside it belongs to it.
async fn settle(mut connection: AnyConnection) -> Result<(), CopyError> {
    connection.execute("PRAGMA journal_mode = DELETE").await?;
    Ok(connection.close().await?)
}

/// Once it is on the disk: whoever relies on a copy may delete what it is of.
fn keep(file: &Path) -> Result<(), CopyError> {
    let synced = File::open(file).and_then(|open| open.sync_all());
    synced.map_err(|error| CopyError::File(file.to_owned(), error))
}

/// A second copy of a copy, to be changed before it is put into its place, with the tables of this version.
///
/// # Errors
/// [`CopyError`], above all for a file that is no copy.
pub async fn prepare(copy: &Path, file: &Path) -> Result<(), CopyError> {
    let no_copy = || CopyError::NoCopy(copy.to_owned());
    if !copy.is_file() {
        let missing = io::Error::from(io::ErrorKind::NotFound);
        return Err(CopyError::File(copy.to_owned(), missing));
    }
    let mut from = open::connection(&format!("{}?mode=ro", at(copy))).await.map_err(|_| no_copy())?;
    open::version(&mut from).await.map_err(|_| no_copy())?;
    from.close().await?;
    // One that a restore that was broken off has left behind.
    _ = std::fs::remove_file(file);
    make(&at(copy), file).await
}

/// The same file with nothing beside it, after it was changed.
///
/// # Errors
/// [`CopyError`].
pub async fn finish(file: &Path) -> Result<(), CopyError> {
    settle(open::connection(&at(file)).await?).await?;
    keep(file)
}
