//! The table `refresh_tokens`. A disabled account's tokens are not found. Used ones are kept, so that a second use is noticed (J05).

use sluss_domain::Error;
use sluss_domain::model::authorization::RefreshToken;
use sluss_domain::model::secret::BearerHash;

use super::grants;
use crate::reader::Reader;
use crate::row::{Row, get};
use crate::statement::{Statement, statement};

pub(crate) async fn by_token(reader: &Reader, token: &BearerHash) -> Result<Option<RefreshToken>, Error> {
    let sql = "SELECT refresh_tokens.* FROM refresh_tokens JOIN accounts ON accounts.id = refresh_tokens.account \
         WHERE token_hash = $1 AND accounts.disabled = 0";
    let row = reader.row(statement(sql).bind(token.as_str())).await?;
    row.as_ref().map(read).transpose()
}

fn read(row: &Row) -> Result<RefreshToken, Error> {
    let grant = grants::read(row, None)?;
    Ok(RefreshToken { token: BearerHash::stored(get(row, "token_hash")?), grant, jkt: get(row, "jkt")? })
}

/// Adds nothing for an account that has been disabled meanwhile (F09).
pub(crate) fn add(token: &RefreshToken) -> Statement {
    let sql = "INSERT INTO refresh_tokens (token_hash, code_hash, client, request, account, method, opener, level, \
         authenticated_at, jkt, used, expires_at) SELECT $1, $2, $3, $4, id, $6, $7, $8, $9, $10, $11, $12 \
         FROM accounts WHERE id = $5 AND disabled = 0";
    let grant = &token.grant;
    statement(sql)
        .bind(token.token.as_str())
        .bind(grant.code.as_str())
        .bind(grant.client.clone())
        .bind(String::from(grant.request.clone()))
        .bind(grant.account.as_str())
        .bind(grant.method.name())
        .bind(grant.opener.name())
        .bind(grant.level.name())
        .bind(grant.authenticated_at.0)
        .bind(token.jkt.clone())
        .bind(i64::from(grant.used))
        .bind(grant.expires_at.0)
}

/// What a used token was issued for is with its successor; that it was used is all that is still asked of it.
pub(crate) fn mark_used(token: &BearerHash) -> Statement {
    statement("UPDATE refresh_tokens SET used = 1, request = '{}' WHERE token_hash = $1 AND used = 0")
        .bind(token.as_str())
}

/// Changes nothing, and affects one row if the token is still good.
pub(crate) fn hold(token: &BearerHash) -> Statement {
    statement("UPDATE refresh_tokens SET used = 0 WHERE token_hash = $1 AND used = 0").bind(token.as_str())
}

/// Ends a whole family, of which every token has the code that began it.
pub(crate) fn revoke(code: &BearerHash) -> Statement {
    statement("DELETE FROM refresh_tokens WHERE code_hash = $1").bind(code.as_str())
}

pub(crate) fn revoke_all(client: &str) -> Statement {
    statement("DELETE FROM refresh_tokens WHERE client = $1").bind(client.to_owned())
}
