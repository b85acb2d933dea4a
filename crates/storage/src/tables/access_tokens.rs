//! The table `access_tokens`. A disabled account's tokens are not found.

use sluss_domain::Error;
use sluss_domain::model::authorization::AccessToken;
use sluss_domain::model::id::AccountId;
use sluss_domain::model::opener::Opener;
use sluss_domain::model::secret::BearerHash;

use crate::reader::Reader;
use crate::row::{Row, get, json, moment, parsed, to_json};
use crate::statement::{Statement, statement};

pub(crate) async fn by_token(reader: &Reader, token: &BearerHash) -> Result<Option<AccessToken>, Error> {
    let sql = "SELECT access_tokens.* FROM access_tokens JOIN accounts ON accounts.id = access_tokens.account \
         WHERE token_hash = $1 AND accounts.disabled = 0";
    let row = reader.row(statement(sql).bind(token.as_str())).await?;
    row.as_ref().map(read).transpose()
}

fn read(row: &Row) -> Result<AccessToken, Error> {
    Ok(AccessToken {
        token: BearerHash::stored(get(row, "token_hash")?),
        code: BearerHash::stored(get(row, "code_hash")?),
        account: parsed(row, "account", AccountId::parse)?,
        opener: parsed(row, "opener", Opener::from_name)?,
        scope: get(row, "scope")?,
        facts: json(row, "facts")?,
        expires_at: moment(row, "expires_at")?,
    })
}

pub(crate) fn add(token: &AccessToken) -> Statement {
    let sql = "INSERT INTO access_tokens (token_hash, code_hash, account, scope, expires_at, opener, facts) \
         SELECT $1, $2, id, $4, $5, $6, $7 FROM accounts WHERE id = $3 AND disabled = 0";
    statement(sql)
        .bind(token.token.as_str())
        .bind(token.code.as_str())
        .bind(token.account.as_str())
        .bind(token.scope.clone())
        .bind(token.expires_at.0)
        .bind(token.opener.name())
        .bind(to_json(&token.facts))
}

pub(crate) fn revoke_one(token: &BearerHash) -> Statement {
    statement("DELETE FROM access_tokens WHERE token_hash = $1").bind(token.as_str())
}

/// They are found by the account: an index by codes would be written with each token and read when somebody steals a code.
pub(crate) fn revoke(code: &BearerHash) -> Statement {
    let sql = "DELETE FROM access_tokens WHERE code_hash = $1 AND account IN \
         (SELECT account FROM grants WHERE code_hash = $1 UNION SELECT account FROM refresh_tokens WHERE code_hash = $1)";
    statement(sql).bind(code.as_str())
}
