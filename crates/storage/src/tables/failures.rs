//! The table `failures`: wrong answers in a row, by account and factor. Both statements hold only below the limit
//! (C06).

use std::collections::BTreeMap;

use sluss_domain::Error;
use sluss_domain::model::factor::Factor;
use sluss_domain::model::id::AccountId;
use sqlx::AnyPool;
use sqlx::any::AnyRow;

use crate::pipeline;
use crate::row::{self, failed, get};
use crate::statement::{Statement, statement};

pub(crate) async fn in_a_row(pool: &AnyPool, account: &AccountId, factor: &Factor) -> Result<u32, Error> {
    let [rows] = pipeline::rows(pool, [all(account)]).await.map_err(failed)?;
    let all: BTreeMap<_, _> = rows.iter().map(read).collect::<Result<_, _>>()?;
    Ok(all.get(&factor.name()).copied().unwrap_or_default())
}

pub(crate) fn all(account: &AccountId) -> Statement {
    statement("SELECT factor, in_a_row FROM failures WHERE account = $1").bind(account.as_str())
}

/// The factor's name and its number of wrong answers.
pub(crate) fn read(row: &AnyRow) -> Result<(String, u32), Error> {
    Ok((get(row, "factor")?, row::count(row, "in_a_row")?))
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
