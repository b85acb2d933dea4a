//! How commits reach the database: one by one through PostgreSQL's pool, or many in one transaction through SQLite's
//! single writer.

use sluss_domain::Error;
use sluss_domain::ports::store::{Change, CommitError};
use sqlx::AnyPool;

use crate::apply::Plan;
use crate::database_error::{failed, refused, unavailable};
use crate::sqlite::Place;
use crate::sqlite::batches::{self, Queue};
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
            Self::Postgres(pool) => commit_to_server(pool, &changes).await,
        }
    }

    /// Executes a statement and takes it back.
    pub(crate) async fn rehearse(&self, trial: Statement) -> Result<(), Error> {
        match self {
            Self::Sqlite(place, _) => {
                let place = place.clone();
                let rehearsed = tokio::task::spawn_blocking(move || batches::rehearse(&place, &trial)).await;
                rehearsed.map_err(|error| Error::Unavailable(error.to_string()))?.map_err(failed)
            }
            Self::Postgres(pool) => rehearse_at_server(pool, trial).await.map_err(failed),
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

async fn commit_to_server(pool: &AnyPool, changes: &[Change]) -> Result<(), CommitError> {
    let mut transaction = pool.begin().await.map_err(unavailable)?;
    for (statement, guard) in Plan::of(changes).steps {
        let done = statement.query().execute(&mut *transaction).await.map_err(refused)?;
        if guard && done.rows_affected() != 1 {
            return Err(CommitError::Conflict);
        }
    }
    transaction.commit().await.map_err(unavailable)
}

/// Writes in a transaction that is rolled back, so that nothing reaches the disk.
async fn rehearse_at_server(pool: &AnyPool, trial: Statement) -> Result<(), sqlx::Error> {
    let mut transaction = pool.begin().await?;
    trial.query().execute(&mut *transaction).await?;
    transaction.rollback().await
}
