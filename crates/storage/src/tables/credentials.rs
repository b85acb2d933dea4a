//! The table `credentials`: hashes of one-time secrets, by account and method.

use sluss_domain::Error;
use sluss_domain::model::id::AccountId;
use sluss_domain::model::secret::BearerHash;
use sluss_protocol::method::Method;

use crate::reader::Reader;
use crate::row;
use crate::statement::{Statement, statement};

pub(crate) async fn left(reader: &Reader, account: &AccountId, method: Method) -> Result<u32, Error> {
    let sql = "SELECT COUNT(*) AS left_over FROM credentials WHERE account = $1 AND method = $2";
    let row = reader.row(statement(sql).bind(account.as_str()).bind(method.facts().key)).await?;
    row.as_ref().map_or(Ok(0), |row| row::count(row, "left_over"))
}

pub(crate) async fn has(
    reader: &Reader,
    account: &AccountId,
    method: Method,
    secret: &BearerHash,
) -> Result<bool, Error> {
    let sql = "SELECT secret_hash FROM credentials WHERE account = $1 AND method = $2 AND secret_hash = $3";
    let asked = statement(sql).bind(account.as_str()).bind(method.facts().key).bind(secret.as_str());
    Ok(reader.row(asked).await?.is_some())
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
