//! The table `credentials`: hashes of one-time secrets, by account and method.

use sluss_domain::Error;
use sluss_domain::model::id::AccountId;
use sluss_domain::model::secret::BearerHash;
use sluss_protocol::method::Method;
use sqlx::any::AnyRow;
use sqlx::{AnyPool, query};

use crate::pipeline;
use crate::row::{self, failed, get};
use crate::statement::{Statement, statement};

pub(crate) async fn left(pool: &AnyPool, account: &AccountId, method: Method) -> Result<u32, Error> {
    let [rows] = pipeline::rows(pool, [all(account)]).await.map_err(failed)?;
    let all = rows.iter().map(read).collect::<Result<Vec<_>, _>>()?;
    Ok(all.into_iter().find(|(key, _)| key == method.facts().key).map_or(0, |(_, left)| left))
}

pub(crate) fn all(account: &AccountId) -> Statement {
    let sql = "SELECT method, COUNT(*) AS left_over FROM credentials WHERE account = $1 GROUP BY method";
    statement(sql).bind(account.as_str())
}

/// The method's short name and how many.
pub(crate) fn read(row: &AnyRow) -> Result<(String, u32), Error> {
    Ok((get(row, "method")?, row::count(row, "left_over")?))
}

pub(crate) async fn has(
    pool: &AnyPool,
    account: &AccountId,
    method: Method,
    secret: &BearerHash,
) -> Result<bool, Error> {
    let sql = "SELECT secret_hash FROM credentials WHERE account = $1 AND method = $2 AND secret_hash = $3";
    let found = query(sql).bind(account.as_str()).bind(method.facts().key).bind(secret.as_str());
    Ok(found.fetch_optional(pool).await.map_err(failed)?.is_some())
}

pub(crate) fn replace(account: &AccountId, method: Method, secrets: &[BearerHash]) -> Vec<Statement> {
    let clear = statement("DELETE FROM credentials WHERE account = $1 AND method = $2");
    let clear = clear.bind(account.as_str()).bind(method.facts().key);
    let add = |secret: &BearerHash| {
        let sql = "INSERT INTO credentials (secret_hash, account, method) VALUES ($1, $2, $3)";
        statement(sql).bind(secret.as_str()).bind(account.as_str()).bind(method.facts().key)
    };
    std::iter::once(clear).chain(secrets.iter().map(add)).collect()
}

pub(crate) fn mark_used(account: &AccountId, method: Method, secret: &BearerHash) -> Statement {
    let sql = "DELETE FROM credentials WHERE account = $1 AND method = $2 AND secret_hash = $3";
    statement(sql).bind(account.as_str()).bind(method.facts().key).bind(secret.as_str())
}
