//! Connections that read. In the file's mode (WAL) they wait for nobody, and most of what is asked is found in less time
//! than waking another thread takes: it is read where it is asked.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use rusqlite::{Connection, ErrorCode};
use sluss_domain::Error;

use super::{PATIENCE, Place, rows};
use crate::database_error::failed;
use crate::row::Row;
use crate::statement::Statement;

/// Whoever reads writes nothing, even by mistake.
const SETTINGS: &str = "PRAGMA query_only = ON;";

/// The connections to one file, opened as they are needed.
#[derive(Debug)]
pub(crate) struct Readers {
    place: Place,
    /// How many idle connections are kept: as many as threads that ask. Each takes half a megabyte.
    most: usize,
    /// `None` once closed.
    idle: Mutex<Option<Vec<Connection>>>,
}

impl Readers {
    /// Opens the first connection, which shows whether the place can be read.
    pub(crate) fn open(place: Place) -> rusqlite::Result<Self> {
        let first = reader(&place)?;
        // The mode is known, and the files beside this one are there, once something has been read.
        first.query_row("SELECT COUNT(*) FROM sqlite_master", [], |_| Ok(()))?;
        let most = std::thread::available_parallelism().map_or(1, usize::from);
        Ok(Self { place, most, idle: Mutex::new(Some(vec![first])) })
    }

    /// Reads on this thread, unless another program keeps the file to itself just now.
    pub(crate) async fn few(self: &Arc<Self>, asked: Statement) -> Result<Vec<Row>, Error> {
        match self.read(&asked, Duration::ZERO)? {
            Err(error) if error.sqlite_error_code() == Some(ErrorCode::DatabaseBusy) => self.many(asked).await,
            read => read.map_err(failed),
        }
    }

    /// Reads on a thread that may wait.
    pub(crate) async fn many(self: &Arc<Self>, asked: Statement) -> Result<Vec<Row>, Error> {
        let readers = Arc::clone(self);
        let read = tokio::task::spawn_blocking(move || readers.read(&asked, PATIENCE)?.map_err(failed));
        read.await.map_err(|error| Error::Unavailable(error.to_string()))?
    }

    /// A connection on which something went wrong is not used again.
    fn read(&self, asked: &Statement, patience: Duration) -> Result<rusqlite::Result<Vec<Row>>, Error> {
        let kept = self.with(Vec::pop).ok_or_else(|| Error::Unavailable("it was closed".to_owned()))?;
        let connection = match kept {
            Some(kept) => kept,
            None => match reader(&self.place) {
                Ok(fresh) => fresh,
                Err(error) => return Ok(Err(error)),
            },
        };
        let read = connection.busy_timeout(patience).and_then(|()| rows::found(&connection, asked));
        if read.is_ok() {
            self.with(|idle| {
                if idle.len() < self.most {
                    idle.push(connection);
                }
            });
        }
        Ok(read)
    }

    /// `None` once closed.
    fn with<T>(&self, work: impl FnOnce(&mut Vec<Connection>) -> T) -> Option<T> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner).as_mut().map(work)
    }

    /// Closes the idle connections at once, and the others when they have read what they are reading.
    pub(crate) fn close(&self) {
        *self.idle.lock().unwrap_or_else(PoisonError::into_inner) = None;
    }
}

fn reader(place: &Place) -> rusqlite::Result<Connection> {
    let connection = place.open()?;
    connection.execute_batch(SETTINGS)?;
    Ok(connection)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use sluss_domain::Error;

    use super::{Place, Readers};
    use crate::statement::statement;

    fn place(folder: &tempfile::TempDir) -> Place {
        let place = Place::of(&format!("sqlite:{}?mode=rwc", folder.path().join("sluss.db").display())).unwrap();
        place.open().unwrap().execute_batch("CREATE TABLE a (b BIGINT); INSERT INTO a VALUES (1)").unwrap();
        place
    }

    #[tokio::test]
    async fn s09_a_look_waits_for_a_program_that_keeps_the_file_to_itself_and_holds_nobody_up() {
        let folder = tempfile::tempdir().unwrap();
        let place = place(&folder);
        let readers = Arc::new(Readers::open(place.clone()).unwrap());
        let holder = place.open().unwrap();
        holder.execute_batch("BEGIN EXCLUSIVE").unwrap();
        // On this one thread the second begins only once the first waits elsewhere.
        let (read, ()) = tokio::join!(readers.few(statement("SELECT b FROM a")), async {
            holder.execute_batch("COMMIT").unwrap();
        });
        assert_eq!(read.unwrap().len(), 1);
    }

    #[tokio::test]
    async fn what_reads_cannot_write_and_nothing_is_read_once_closed() {
        let folder = tempfile::tempdir().unwrap();
        let readers = Arc::new(Readers::open(place(&folder)).unwrap());
        assert!(readers.few(statement("INSERT INTO a VALUES (2) RETURNING b")).await.is_err());
        assert_eq!(readers.few(statement("SELECT b FROM a")).await.unwrap().len(), 1);
        readers.close();
        let closed = readers.few(statement("SELECT b FROM a")).await;
        assert!(matches!(closed, Err(Error::Unavailable(_))), "{closed:?}");
    }
}
