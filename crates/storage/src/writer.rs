//! How commits reach the database: one by one through PostgreSQL's pool, or many in one transaction through SQLite's
//! single writer.

use sluss_domain::Error;
use sluss_domain::ports::store::{Change, CommitError};
use sqlx::AnyPool;

use crate::database_error::failed;
use crate::postgres;
use crate::sqlite::{self, Place, Queue};
use crate::statement::Statement;

/// Cheap to clone.
#[derive(Clone, Debug)]
pub(crate) enum Writer {
    Sqlite(Place, Queue),
    Postgres(AnyPool),
}

impl Writer {
    /// Carries out all changes or none.
    pub(crate) async fn commit(&self, changes: Vec<Change>) -> Result<(), CommitError> {
        match self {
            Self::Sqlite(_, queue) => queue.commit(changes).await,
            Self::Postgres(pool) => postgres::commit(pool, &changes).await,
        }
    }

    /// Executes a statement and takes it back.
    pub(crate) async fn rehearse(&self, trial: Statement) -> Result<(), Error> {
        match self {
            Self::Sqlite(place, _) => {
                let place = place.clone();
                let rehearsed = tokio::task::spawn_blocking(move || sqlite::rehearse(&place, &trial)).await;
                rehearsed.map_err(|error| Error::Unavailable(error.to_string()))?.map_err(failed)
            }
            Self::Postgres(pool) => postgres::rehearse(pool, trial).await.map_err(failed),
        }
    }

    /// Waits for what is being written, and closes all connections.
    pub(crate) async fn close(&self) {
        match self {
            Self::Sqlite(_, queue) => queue.close().await,
            Self::Postgres(pool) => pool.close().await,
        }
    }
}
