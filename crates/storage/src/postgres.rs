//! Reading rows of PostgreSQL, through a pool of connections.

use std::sync::Arc;

use sqlx::any::{AnyRow, AnyTypeInfoKind};
use sqlx::{AnyPool, Column, Row as _, ValueRef};

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
