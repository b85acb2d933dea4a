//! The table `windows`: how much of an allowance has been spent since a window began. One more is permitted only below
//! the limit; it starts a new window if the current one is over (D04).

use sluss_domain::Error;
use sluss_domain::model::allowance::{Allowance, Window};

use crate::reader::Reader;
use crate::row::{Row, count, get, moment};
use crate::statement::{Statement, statement};

pub(crate) async fn of(reader: &Reader, key: &str) -> Result<Vec<Window>, Error> {
    let sql = "SELECT * FROM windows WHERE spent_by = $1 ORDER BY per_ms";
    let rows = reader.rows(statement(sql).bind(key)).await?;
    rows.iter().map(read).collect()
}

fn read(row: &Row) -> Result<Window, Error> {
    Ok(Window { per_ms: get(row, "per_ms")?, began_at: moment(row, "began_at")?, spent: count(row, "spent")? })
}

pub(crate) fn spend(allowance: &Allowance) -> Statement {
    let sql = "INSERT INTO windows (spent_by, per_ms, began_at, spent) SELECT $1, $2, $3, 1 WHERE $4 > 0 \
         ON CONFLICT (spent_by, per_ms) DO UPDATE SET \
         spent = CASE WHEN windows.began_at + $2 <= $3 THEN 1 ELSE windows.spent + 1 END, \
         began_at = CASE WHEN windows.began_at + $2 <= $3 THEN $3 ELSE windows.began_at END \
         WHERE windows.began_at + $2 <= $3 OR windows.spent < $4";
    statement(sql)
        .bind(allowance.key.clone())
        .bind(allowance.per_ms())
        .bind(allowance.at.0)
        .bind(i64::from(allowance.limit.most))
}

pub(crate) fn give_back(allowance: &Allowance) -> Statement {
    let sql = "UPDATE windows SET spent = spent - 1 WHERE spent_by = $1 AND per_ms = $2 AND spent > 0";
    statement(sql).bind(allowance.key.clone()).bind(allowance.per_ms())
}
