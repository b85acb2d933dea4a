//! The table `recovery_proposals`: hashes of the recovery codes that an account was shown last.

use sluss_domain::Error;
use sluss_domain::model::id::AccountId;
use sluss_domain::model::recovery::Proposal;
use sluss_domain::model::secret::BearerHash;
use sqlx::{AnyPool, query};

use crate::row::{failed, get, json, moment, to_json};
use crate::statement::{Statement, statement};

pub(crate) async fn of(pool: &AnyPool, account: &AccountId) -> Result<Option<Proposal>, Error> {
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

pub(crate) fn put(account: &AccountId, proposal: &Proposal) -> Statement {
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
