//! SQLite, inside this process: a file that is read on the thread that asks, and written on a thread of its own
//! (docs/decisions/0074).

pub(crate) mod batches;
pub(crate) mod readers;
mod rows;

use rusqlite::{Connection, OpenFlags};

use crate::files;

/// How long is waited for another program that is writing, or tidying up.
pub(crate) const PATIENCE: std::time::Duration = std::time::Duration::from_secs(5);

/// The mark of something used has to survive a power cut, hence `FULL`. Any write invalidates the pages that other
/// connections cache, so a large cache (2 MB each by default) would only cost readers memory.
const SETTINGS: &str = "PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA cache_size = -256;";

/// How many statements a connection keeps prepared: more than there are in all.
const PREPARED: usize = 256;

/// The file of a database, and how it may be opened. Cheap to clone.
#[derive(Clone, Debug)]
pub(crate) struct Place {
    uri: String,
}

impl Place {
    /// The place that a URL of ours names, which contains its mode (`sqlite:PATH?mode=rwc`).
    pub(crate) fn of(url: &str) -> Option<Self> {
        let file = files::file(url)?;
        let asked = url.split_once('?').map_or("", |(_, asked)| asked);
        Some(Self { uri: format!("file:{}?{asked}", quoted(file.to_str()?)) })
    }

    fn open(&self) -> rusqlite::Result<Connection> {
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE
            | OpenFlags::SQLITE_OPEN_CREATE
            | OpenFlags::SQLITE_OPEN_URI
            | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection = Connection::open_with_flags(&self.uri, flags)?;
        connection.busy_timeout(PATIENCE)?;
        connection.set_prepared_statement_cache_capacity(PREPARED);
        connection.execute_batch(SETTINGS)?;
        Ok(connection)
    }
}

/// A path as part of a URI. An absolute one follows an empty authority, since two slashes at its beginning would name one.
fn quoted(path: &str) -> String {
    let path = path.replace('%', "%25").replace('?', "%3f").replace('#', "%23");
    if path.starts_with('/') { format!("//{path}") } else { path }
}

#[cfg(test)]
mod tests {
    use super::Place;

    #[test]
    fn a_path_of_any_characters_is_the_file_that_is_opened() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a 100% database #1.db");
        let url = format!("sqlite:{}?mode=rwc", file.display().to_string().replace('%', "%25").replace('#', "%23"));
        let place = Place::of(&url).unwrap();
        place.open().unwrap().execute_batch("CREATE TABLE a (b TEXT)").unwrap();
        assert!(file.exists(), "{place:?}");
    }

    #[test]
    fn a_file_that_can_only_be_read_is_not_written() {
        let folder = tempfile::tempdir().unwrap();
        let url = format!("sqlite:{}", folder.path().join("sluss.db").display());
        let create = "CREATE TABLE a (b TEXT)";
        Place::of(&format!("{url}?mode=rwc")).unwrap().open().unwrap().execute_batch(create).unwrap();
        let looked = Place::of(&format!("{url}?mode=ro")).unwrap().open().unwrap();
        assert!(looked.execute_batch("CREATE TABLE c (d TEXT)").is_err());
        assert!(Place::of(&format!("{url}-other?mode=rw")).unwrap().open().is_err(), "nothing is created");
    }
}
