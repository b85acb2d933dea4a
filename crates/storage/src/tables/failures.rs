//! The table `failures`: wrong answers in a row, by account and factor. Both statements hold only below the limit (C06).

use sluss_domain::Error;
use sluss_domain::device::Factor;
use sluss_domain::id::AccountId;
use sqlx::{AnyPool, query};

use crate::apply::Statement;
use crate::row::{failed, get};

pub(crate) async fn in_a_row(pool: &AnyPool, account: &AccountId, factor: &Factor) -> Result<u32, Error> {
    let sql = "SELECT in_a_row FROM failures WHERE account = $1 AND factor = $2";
    let row = query(sql).bind(account.as_str()).bind(factor.name()).fetch_optional(pool).await.map_err(failed)?;
    let count = row.as_ref().map(|row| get::<i64>(row, "in_a_row")).transpose()?.unwrap_or(0);
    Ok(u32::try_from(count).unwrap_or(u32::MAX))
}

pub(crate) fn count(account: &AccountId, factor: &Factor, limit: u32) -> Statement {
    let sql = "INSERT INTO failures (account, factor, in_a_row) VALUES ($1, $2, 1) \
         ON CONFLICT (account, factor) DO UPDATE SET in_a_row = failures.in_a_row + 1 WHERE failures.in_a_row < $3";
    query(sql).bind(account.as_str().to_owned()).bind(factor.name()).bind(i64::from(limit))
}

pub(crate) fn clear(account: &AccountId, factor: &Factor, limit: u32) -> Statement {
    let sql = "INSERT INTO failures (account, factor, in_a_row) VALUES ($1, $2, 0) \
         ON CONFLICT (account, factor) DO UPDATE SET in_a_row = 0 WHERE failures.in_a_row < $3";
    query(sql).bind(account.as_str().to_owned()).bind(factor.name()).bind(i64::from(limit))
}
