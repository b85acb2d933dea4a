//! The table `recovery_codes`: hashes of those that are left.

use sluss_domain::Error;
use sluss_domain::id::AccountId;
use sluss_domain::secret::BearerHash;
use sqlx::any::AnyRow;
use sqlx::{AnyPool, query};

use crate::row::{count, failed};
use crate::statement::{Statement, statement};
use crate::together;

pub(crate) async fn left(pool: &AnyPool, account: &AccountId) -> Result<u32, Error> {
    let [rows] = together::rows(pool, [all(account)]).await.map_err(failed)?;
    rows.first().map_or(Ok(0), read)
}

pub(crate) fn all(account: &AccountId) -> Statement {
    statement("SELECT COUNT(*) AS codes FROM recovery_codes WHERE account = $1").bind(account.as_str())
}

pub(crate) fn read(row: &AnyRow) -> Result<u32, Error> {
    count(row, "codes")
}

pub(crate) async fn has(pool: &AnyPool, account: &AccountId, code: &BearerHash) -> Result<bool, Error> {
    let sql = "SELECT code_hash FROM recovery_codes WHERE account = $1 AND code_hash = $2";
    let row = query(sql).bind(account.as_str()).bind(code.as_str()).fetch_optional(pool).await.map_err(failed)?;
    Ok(row.is_some())
}

pub(crate) fn replace(account: &AccountId, codes: &[BearerHash]) -> Vec<Statement> {
    let clear = statement("DELETE FROM recovery_codes WHERE account = $1").bind(account.as_str());
    let add = |code: &BearerHash| {
        let sql = "INSERT INTO recovery_codes (code_hash, account) VALUES ($1, $2)";
        statement(sql).bind(code.as_str()).bind(account.as_str())
    };
    std::iter::once(clear).chain(codes.iter().map(add)).collect()
}

pub(crate) fn mark_used(account: &AccountId, code: &BearerHash) -> Statement {
    let sql = "DELETE FROM recovery_codes WHERE account = $1 AND code_hash = $2";
    statement(sql).bind(account.as_str()).bind(code.as_str())
}
