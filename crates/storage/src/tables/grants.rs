//! The table `grants`: authorization codes. A disabled account's codes are not found.

use sluss_domain::Error;
use sluss_domain::model::account::Account;
use sluss_domain::model::authorization::Grant;
use sluss_domain::model::id::AccountId;
use sluss_domain::model::opener::Opener;
use sluss_domain::model::secret::BearerHash;
use sluss_protocol::method::{Level, Method};

use super::accounts;
use crate::reader::Reader;
use crate::row::{Row, get, moment, parsed};
use crate::statement::{Statement, statement};

/// The code with its account, whose columns have other names than the code's own.
pub(crate) async fn by_code(reader: &Reader, code: &BearerHash) -> Result<Option<(Grant, Account)>, Error> {
    let sql = "SELECT * FROM grants JOIN accounts ON accounts.id = grants.account \
         WHERE code_hash = $1 AND accounts.disabled = 0";
    let row = reader.row(statement(sql).bind(code.as_str())).await?;
    row.as_ref().map(|row| Ok((read(row, session(row)?)?, accounts::read(row)?))).transpose()
}

/// The session that a code was issued in.
fn session(row: &Row) -> Result<Option<BearerHash>, Error> {
    Ok(Some(get::<String>(row, "session")?).filter(|hash| !hash.is_empty()).map(BearerHash::stored))
}

/// What a row says of a grant, in this table or in that of refresh tokens, which outlive sessions.
pub(super) fn read(row: &Row, session: Option<BearerHash>) -> Result<Grant, Error> {
    Ok(Grant {
        code: BearerHash::stored(get(row, "code_hash")?),
        client: get(row, "client")?,
        request: get::<String>(row, "request")?.into(),
        account: parsed(row, "account", AccountId::parse)?,
        method: parsed(row, "method", Method::from_name)?,
        opener: parsed(row, "opener", Opener::from_name)?,
        session,
        level: parsed(row, "level", Level::from_name)?,
        authenticated_at: moment(row, "authenticated_at")?,
        expires_at: moment(row, "expires_at")?,
        used: get::<i64>(row, "used")? != 0,
    })
}

/// Adds nothing for an account that has been disabled meanwhile (F09).
pub(crate) fn add(grant: &Grant) -> Statement {
    let sql = "INSERT INTO grants (code_hash, client, request, account, method, level, authenticated_at, expires_at, used, \
         opener, session) SELECT $1, $2, $3, id, $5, $6, $7, $8, $9, $10, $11 FROM accounts WHERE id = $4 AND disabled = 0";
    statement(sql)
        .bind(grant.code.as_str())
        .bind(grant.client.clone())
        .bind(String::from(grant.request.clone()))
        .bind(grant.account.as_str())
        .bind(grant.method.name())
        .bind(grant.level.name())
        .bind(grant.authenticated_at.0)
        .bind(grant.expires_at.0)
        .bind(i64::from(grant.used))
        .bind(grant.opener.name())
        .bind(grant.session.as_ref().map_or("", BearerHash::as_str))
}

pub(crate) fn mark_used(code: &BearerHash) -> Statement {
    statement("UPDATE grants SET used = 1 WHERE code_hash = $1 AND used = 0").bind(code.as_str())
}

/// Codes of another account stay with the previous session and end with it.
pub(crate) fn pass_on(before: &BearerHash, after: &BearerHash) -> Statement {
    let sql = "UPDATE grants SET session = $2 WHERE session = $1 AND account = (SELECT account FROM sessions WHERE token_hash = $2)";
    statement(sql).bind(before.as_str()).bind(after.as_str())
}
