//! PostgreSQL, through a pool of connections: reading rows, and commits that the server isolates from one another.

use std::sync::Arc;

use sluss_domain::ports::store::{Change, CommitError};
use sqlx::any::{AnyRow, AnyTypeInfoKind};
use sqlx::{AnyPool, Column, Row as _, ValueRef};

use crate::apply::Plan;
use crate::database_error::{refused, unavailable};
use crate::row::{Cell, Row};
use crate::statement::Statement;

pub(crate) async fn rows(pool: &AnyPool, asked: Statement) -> Result<Vec<Row>, sqlx::Error> {
    let found = asked.query().fetch_all(pool).await?;
    let Some(first) = found.first() else { return Ok(Vec::new()) };
    let names: Arc<[String]> = first.columns().iter().map(|column| column.name().to_owned()).collect();
    found.iter().map(|row| Ok(Row::new(Arc::clone(&names), cells(row)?))).collect()
}

fn cells(row: &AnyRow) -> Result<Vec<Cell>, sqlx::Error> {
    (0..row.len()).map(|place| cell(row, place)).collect()
}

fn cell(row: &AnyRow, place: usize) -> Result<Cell, sqlx::Error> {
    let raw = row.try_get_raw(place)?;
    if raw.is_null() {
        return Ok(Cell::Null);
    }
    let kind = raw.type_info().kind();
    match kind {
        AnyTypeInfoKind::Text => row.try_get(place).map(Cell::Text),
        AnyTypeInfoKind::Blob => row.try_get(place).map(Cell::Bytes),
        _ => row.try_get(place).map(Cell::Number),
    }
}

/// Carries out all changes or none.
pub(crate) async fn commit(pool: &AnyPool, changes: &[Change]) -> Result<(), CommitError> {
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
pub(crate) async fn rehearse(pool: &AnyPool, trial: Statement) -> Result<(), sqlx::Error> {
    let mut transaction = pool.begin().await?;
    trial.query().execute(&mut *transaction).await?;
    transaction.rollback().await
}
