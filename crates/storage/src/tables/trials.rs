//! The table `trials`: rows that are written to see whether writing is possible, and removed at once.

use sluss_domain::Error;
use sqlx::{AnyPool, query};

use crate::row::failed;
use crate::statement::{Statement, statement};

/// As much as the largest thing that a stranger's request stores: if there is no room for that, there is none for this.
const BYTES: usize = 16 * 1024;

const ADD: &str = "INSERT INTO trials (bytes) VALUES ($1)";

pub(crate) fn add() -> Statement {
    statement(ADD).bind(vec![0; BYTES])
}

/// Writes a row in a transaction that is rolled back, so that nothing reaches the disk.
pub(crate) async fn rehearse(pool: &AnyPool) -> Result<(), Error> {
    let mut transaction = pool.begin().await.map_err(failed)?;
    query(ADD).bind(vec![0_u8; BYTES]).execute(&mut *transaction).await.map_err(failed)?;
    transaction.rollback().await.map_err(failed)
}

/// Removes all rows, including those of a trial that was interrupted.
pub(crate) fn remove() -> Statement {
    statement("DELETE FROM trials")
}
