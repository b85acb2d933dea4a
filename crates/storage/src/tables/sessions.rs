//! The table `sessions`. A disabled account's sessions are not found.

use sluss_domain::model::id::{AccountId, SessionId};
use sluss_domain::model::opener::Opener;
use sluss_domain::model::secret::BearerHash;
use sluss_domain::model::session::{Audience, Session};
use sluss_domain::{Error, Timestamp};
use sluss_protocol::method::{Level, Method};

use crate::reader::Reader;
use crate::row::{Row, get, json, moment, parsed, to_json};
use crate::statement::{Statement, statement};

pub(crate) async fn by_token(reader: &Reader, token: &BearerHash) -> Result<Option<Session>, Error> {
    let sql = "SELECT sessions.* FROM sessions JOIN accounts ON accounts.id = sessions.account \
         WHERE token_hash = $1 AND accounts.disabled = 0";
    let row = reader.row(statement(sql).bind(token.as_str())).await?;
    row.as_ref().map(read).transpose()
}

fn read(row: &Row) -> Result<Session, Error> {
    Ok(Session {
        token: BearerHash::stored(get(row, "token_hash")?),
        id: parsed(row, "id", SessionId::parse)?,
        account: parsed(row, "account", AccountId::parse)?,
        sites: json(row, "sites")?,
        visitor: json(row, "visitor")?,
        audience: parsed(row, "audience", audience)?,
        method: parsed(row, "method", Method::from_name)?,
        opener: parsed(row, "opener", Opener::from_name)?,
        level: parsed(row, "level", Level::from_name)?,
        authenticated_at: moment(row, "authenticated_at")?,
        seen_at: moment(row, "seen_at")?,
    })
}

fn audience(name: &str) -> Option<Audience> {
    [Audience::Account, Audience::SingleSignOn, Audience::Frame].into_iter().find(|audience| audience.name() == name)
}

/// Adds nothing for an account that has been disabled meanwhile (F09).
pub(crate) fn add(session: &Session) -> Statement {
    let sql = "INSERT INTO sessions (token_hash, account, audience, method, level, authenticated_at, seen_at, visitor, \
         id, sites, opener) SELECT $1, id, $3, $4, $5, $6, $7, $8, $9, $10, $11 FROM accounts WHERE id = $2 AND disabled = 0";
    statement(sql)
        .bind(session.token.as_str())
        .bind(session.account.as_str())
        .bind(session.audience.name())
        .bind(session.method.name())
        .bind(session.level.name())
        .bind(session.authenticated_at.0)
        .bind(session.seen_at.0)
        .bind(to_json(&session.visitor))
        .bind(session.id.as_str())
        .bind(to_json(&session.sites))
        .bind(session.opener.name())
}

pub(crate) async fn of(reader: &Reader, account: &AccountId) -> Result<Vec<Session>, Error> {
    let sql = "SELECT * FROM sessions WHERE account = $1 ORDER BY authenticated_at DESC, id";
    let rows = reader.rows(statement(sql).bind(account.as_str())).await?;
    rows.iter().map(read).collect()
}

pub(crate) fn set_sites(token: &BearerHash, sites: &[String]) -> Statement {
    statement("UPDATE sessions SET sites = $1 WHERE token_hash = $2").bind(to_json(&sites)).bind(token.as_str())
}

pub(crate) fn end_by_id(account: &AccountId, id: &SessionId) -> Statement {
    let sql = "DELETE FROM sessions WHERE account = $1 AND id = $2";
    statement(sql).bind(account.as_str()).bind(id.as_str())
}

/// Affects one row if the session exists and has permission to change second factors.
pub(crate) fn stands(token: &BearerHash) -> Statement {
    let sql = "UPDATE sessions SET seen_at = seen_at WHERE token_hash = $1 AND (level <> 'BASIC' \
         OR NOT EXISTS (SELECT 1 FROM devices WHERE devices.account = sessions.account) \
         AND NOT EXISTS (SELECT 1 FROM numbers WHERE numbers.account = sessions.account) \
         AND NOT EXISTS (SELECT 1 FROM credentials WHERE credentials.account = sessions.account))";
    statement(sql).bind(token.as_str())
}

pub(crate) fn end_basic(account: &AccountId, keep: Option<&BearerHash>) -> Statement {
    let sql = "DELETE FROM sessions WHERE account = $1 AND level = 'BASIC' AND token_hash <> $2";
    statement(sql).bind(account.as_str()).bind(keep.map_or("", BearerHash::as_str))
}

pub(crate) fn mark_seen(token: &BearerHash, at: Timestamp) -> Statement {
    statement("UPDATE sessions SET seen_at = $1 WHERE token_hash = $2").bind(at.0).bind(token.as_str())
}

/// The session is deleted last, because it identifies the account whose codes and tokens are searched.
pub(crate) fn end(token: &BearerHash) -> [Statement; 3] {
    const ALL: [&str; 3] = [
        "DELETE FROM access_tokens WHERE account = (SELECT account FROM sessions WHERE token_hash = $1) \
         AND code_hash IN (SELECT code_hash FROM grants \
         WHERE account = (SELECT account FROM sessions WHERE token_hash = $1) AND session = $1)",
        "DELETE FROM grants WHERE account = (SELECT account FROM sessions WHERE token_hash = $1) AND session = $1 AND used = 0",
        "DELETE FROM sessions WHERE token_hash = $1",
    ];
    ALL.map(|sql| statement(sql).bind(token.as_str()))
}

/// Ends what was issued in a session that is known by its id. A redeemed code is kept, so that a second use of it is
/// still noticed.
pub(crate) fn end_given_by_id(account: &AccountId, id: &SessionId) -> [Statement; 2] {
    const BOTH: [&str; 2] = [
        "DELETE FROM access_tokens WHERE account = $1 AND code_hash IN (SELECT code_hash FROM grants \
         WHERE account = $1 AND session = (SELECT token_hash FROM sessions WHERE account = $1 AND id = $2))",
        "DELETE FROM grants WHERE account = $1 AND used = 0 \
         AND session = (SELECT token_hash FROM sessions WHERE account = $1 AND id = $2)",
    ];
    BOTH.map(|sql| statement(sql).bind(account.as_str()).bind(id.as_str()))
}
