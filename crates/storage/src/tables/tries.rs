//! The table `tries`: wrong passwords in a row, by account and place.

use sluss_domain::model::attempts::{Failed, TryKey};
use sluss_domain::{Error, Timestamp};

use crate::reader::Reader;
use crate::row::{self, get};
use crate::statement::{Statement, statement};

/// The failures under one or two keys, in the order of the keys.
pub(crate) async fn under(reader: &Reader, keys: &[TryKey]) -> Result<Vec<Failed>, Error> {
    let (Some(first), Some(last)) = (keys.first(), keys.last()) else { return Ok(Vec::new()) };
    let sql = "SELECT * FROM tries WHERE try_key = $1 OR try_key = $2";
    let rows = reader.rows(statement(sql).bind(first.as_str()).bind(last.as_str())).await?;
    let mut all = vec![Failed::default(); keys.len()];
    for row in &rows {
        let key = TryKey::stored(get(row, "try_key")?);
        let found = Failed { count: row::count(row, "in_a_row")?, last_at: get(row, "last_at")? };
        keys.iter().zip(&mut all).filter(|(asked, _)| **asked == key).for_each(|(_, place)| *place = found);
    }
    Ok(all)
}

pub(crate) fn count(key: &TryKey, at: Timestamp, most: u32, forgotten: Timestamp) -> Statement {
    let sql = "INSERT INTO tries (try_key, in_a_row, last_at) VALUES ($1, 1, $2) \
         ON CONFLICT (try_key) DO UPDATE SET last_at = $2, \
         in_a_row = CASE WHEN tries.last_at < $4 THEN 1 ELSE tries.in_a_row + 1 END \
         WHERE tries.in_a_row <= $3 OR tries.last_at < $4";
    statement(sql).bind(key.as_str()).bind(at.0).bind(i64::from(most)).bind(forgotten.0)
}

pub(crate) fn forget(fewer: u32, before: Timestamp) -> Statement {
    let sql = "DELETE FROM tries WHERE in_a_row < $1 AND last_at < $2";
    statement(sql).bind(i64::from(fewer)).bind(before.0)
}

pub(crate) fn clear(key: &TryKey) -> Statement {
    statement("DELETE FROM tries WHERE try_key = $1").bind(key.as_str())
}

pub(crate) fn forgive(key: &TryKey, count: u32) -> Statement {
    let sql = "UPDATE tries SET in_a_row = CASE WHEN in_a_row > $1 THEN in_a_row - $1 ELSE 0 END WHERE try_key = $2";
    statement(sql).bind(i64::from(count)).bind(key.as_str())
}
