//! The tables `recovery_codes`, hashes of the unused codes, and `recovery_proposals`, hashes of the codes that were
//! shown last.

use sluss_domain::Error;
use sluss_domain::model::id::AccountId;
use sluss_domain::model::recovery::Proposal;
use sluss_domain::model::secret::BearerHash;
use sqlx::any::AnyRow;
use sqlx::{AnyPool, query};

use crate::pipeline;
use crate::row::{count, failed, get, json, moment, to_json};
use crate::statement::{Statement, statement};

pub(crate) async fn left(pool: &AnyPool, account: &AccountId) -> Result<u32, Error> {
    let [rows] = pipeline::rows(pool, [all(account)]).await.map_err(failed)?;
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

pub(crate) async fn proposal(pool: &AnyPool, account: &AccountId) -> Result<Option<Proposal>, Error> {
    let sql = "SELECT * FROM recovery_proposals WHERE account = $1";
    let Some(row) = query(sql).bind(account.as_str()).fetch_optional(pool).await.map_err(failed)? else {
        return Ok(None);
    };
    let codes: Vec<String> = json(&row, "codes")?;
    Ok(Some(Proposal {
        token: BearerHash::stored(get(&row, "token_hash")?),
        codes: codes.into_iter().map(BearerHash::stored).collect(),
        expires_at: moment(&row, "expires_at")?,
        kept: get::<i64>(&row, "kept")? != 0,
    }))
}

pub(crate) fn propose(account: &AccountId, proposal: &Proposal) -> Statement {
    let sql = "INSERT INTO recovery_proposals (account, token_hash, codes, expires_at, kept) VALUES ($1, $2, $3, $4, $5) \
         ON CONFLICT (account) DO UPDATE SET token_hash = excluded.token_hash, codes = excluded.codes, \
         expires_at = excluded.expires_at, kept = excluded.kept";
    let codes: Vec<&str> = proposal.codes.iter().map(BearerHash::as_str).collect();
    statement(sql)
        .bind(account.as_str())
        .bind(proposal.token.as_str())
        .bind(to_json(&codes))
        .bind(proposal.expires_at.0)
        .bind(i64::from(proposal.kept))
}

pub(crate) fn keep(account: &AccountId, token: &BearerHash) -> Statement {
    let sql = "UPDATE recovery_proposals SET kept = 1 WHERE account = $1 AND token_hash = $2 AND kept = 0";
    statement(sql).bind(account.as_str()).bind(token.as_str())
}

pub(crate) fn mark_used(account: &AccountId, code: &BearerHash) -> Statement {
    let sql = "DELETE FROM recovery_codes WHERE account = $1 AND code_hash = $2";
    statement(sql).bind(account.as_str()).bind(code.as_str())
}
