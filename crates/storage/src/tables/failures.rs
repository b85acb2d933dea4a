//! The table `failures`: wrong answers in a row, by account and factor. Both statements hold only below the limit
//! (C06).

use sluss_domain::Error;
use sluss_domain::model::factor::Factor;
use sluss_domain::model::id::AccountId;

use crate::reader::Reader;
use crate::row;
use crate::statement::{Statement, statement};

pub(crate) async fn in_a_row(reader: &Reader, account: &AccountId, factor: &Factor) -> Result<u32, Error> {
    let sql = "SELECT in_a_row FROM failures WHERE account = $1 AND factor = $2";
    let row = reader.row(statement(sql).bind(account.as_str()).bind(factor.name())).await?;
    row.as_ref().map_or(Ok(0), |row| row::count(row, "in_a_row"))
}

pub(crate) fn count(account: &AccountId, factor: &Factor, limit: u32) -> Statement {
    let sql = "INSERT INTO failures (account, factor, in_a_row) VALUES ($1, $2, 1) \
         ON CONFLICT (account, factor) DO UPDATE SET in_a_row = failures.in_a_row + 1 WHERE failures.in_a_row < $3";
    statement(sql).bind(account.as_str()).bind(factor.name()).bind(i64::from(limit))
}

pub(crate) fn clear(account: &AccountId, factor: &Factor, limit: u32) -> Statement {
    let sql = "INSERT INTO failures (account, factor, in_a_row) VALUES ($1, $2, 0) \
         ON CONFLICT (account, factor) DO UPDATE SET in_a_row = 0 WHERE failures.in_a_row < $3";
    statement(sql).bind(account.as_str()).bind(factor.name()).bind(i64::from(limit))
}
