//! The table `code_proposals`: hashes of the one-time codes that an account was shown last.

use sluss_domain::Error;
use sluss_domain::model::id::AccountId;
use sluss_domain::model::one_time_code::Proposal;
use sluss_domain::model::secret::BearerHash;
use sluss_protocol::method::Method;

use crate::reader::Reader;
use crate::row::{get, json, moment, parsed, to_json};
use crate::statement::{Statement, statement};

pub(crate) async fn of(reader: &Reader, account: &AccountId) -> Result<Option<Proposal>, Error> {
    let sql = "SELECT * FROM code_proposals WHERE account = $1";
    let Some(row) = reader.row(statement(sql).bind(account.as_str())).await? else {
        return Ok(None);
    };
    let codes: Vec<String> = json(&row, "codes")?;
    Ok(Some(Proposal {
        method: parsed(&row, "method", Method::from_key)?,
        token: BearerHash::stored(get(&row, "token_hash")?),
        codes: codes.into_iter().map(BearerHash::stored).collect(),
        expires_at: moment(&row, "expires_at")?,
        kept: get::<i64>(&row, "kept")? != 0,
    }))
}

pub(crate) fn put(account: &AccountId, proposal: &Proposal) -> Statement {
    let sql = "INSERT INTO code_proposals (account, token_hash, codes, expires_at, kept, method) VALUES ($1, $2, $3, $4, $5, $6) \
         ON CONFLICT (account) DO UPDATE SET token_hash = excluded.token_hash, codes = excluded.codes, \
         expires_at = excluded.expires_at, kept = excluded.kept, method = excluded.method";
    let codes: Vec<&str> = proposal.codes.iter().map(BearerHash::as_str).collect();
    statement(sql)
        .bind(account.as_str())
        .bind(proposal.token.as_str())
        .bind(to_json(&codes))
        .bind(proposal.expires_at.0)
        .bind(i64::from(proposal.kept))
        .bind(proposal.method.facts().key)
}

pub(crate) fn keep(account: &AccountId, token: &BearerHash) -> Statement {
    let sql = "UPDATE code_proposals SET kept = 1 WHERE account = $1 AND token_hash = $2 AND kept = 0";
    statement(sql).bind(account.as_str()).bind(token.as_str())
}
