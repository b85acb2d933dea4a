//! The table `recovery_codes`: hashes of those that are left.

use sluss_domain::Error;
use sluss_domain::id::AccountId;
use sluss_domain::secret::BearerHash;
use sqlx::{AnyPool, query};

use crate::apply::Statement;
use crate::row::{failed, get};

pub(crate) async fn left(pool: &AnyPool, account: &AccountId) -> Result<u32, Error> {
    let sql = "SELECT COUNT(*) AS codes FROM recovery_codes WHERE account = $1";
    let row = query(sql).bind(account.as_str()).fetch_one(pool).await.map_err(failed)?;
    Ok(u32::try_from(get::<i64>(&row, "codes")?).unwrap_or(u32::MAX))
}

pub(crate) async fn has(pool: &AnyPool, account: &AccountId, code: &BearerHash) -> Result<bool, Error> {
    let sql = "SELECT code_hash FROM recovery_codes WHERE account = $1 AND code_hash = $2";
    let row = query(sql).bind(account.as_str()).bind(code.as_str()).fetch_optional(pool).await.map_err(failed)?;
    Ok(row.is_some())
}

pub(crate) fn replace(account: &AccountId, codes: &[BearerHash]) -> Vec<Statement> {
    let clear = query("DELETE FROM recovery_codes WHERE account = $1").bind(account.as_str().to_owned());
    let add = |code: &BearerHash| {
        let sql = "INSERT INTO recovery_codes (code_hash, account) VALUES ($1, $2)";
        query(sql).bind(code.as_str().to_owned()).bind(account.as_str().to_owned())
    };
    std::iter::once(clear).chain(codes.iter().map(add)).collect()
}

pub(crate) fn mark_used(account: &AccountId, code: &BearerHash) -> Statement {
    let sql = "DELETE FROM recovery_codes WHERE account = $1 AND code_hash = $2";
    query(sql).bind(account.as_str().to_owned()).bind(code.as_str().to_owned())
}
