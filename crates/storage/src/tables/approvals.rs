//! The table `approvals`: requests to an account's devices. An index ensures that only one of an account's waits at a
//! time.

use sluss_domain::model::approval::{Approval, ApprovalState};
use sluss_domain::model::id::{AccountId, ApprovalId};
use sluss_domain::model::secret::BearerHash;
use sluss_domain::{Error, Timestamp};
use sqlx::any::AnyRow;
use sqlx::{AnyPool, query};

use crate::row::{count, failed, get, json, moment, parsed, to_json};
use crate::statement::{Statement, statement};

pub(crate) async fn by_id(pool: &AnyPool, id: &ApprovalId) -> Result<Option<Approval>, Error> {
    let sql = "SELECT * FROM approvals WHERE id = $1";
    let row = query(sql).bind(id.as_str()).fetch_optional(pool).await.map_err(failed)?;
    row.as_ref().map(read).transpose()
}

pub(crate) async fn pending(pool: &AnyPool, account: &AccountId) -> Result<Option<Approval>, Error> {
    let sql = "SELECT * FROM approvals WHERE account = $1 AND state = 'pending'";
    let row = query(sql).bind(account.as_str()).fetch_optional(pool).await.map_err(failed)?;
    row.as_ref().map(read).transpose()
}

pub(crate) async fn since(pool: &AnyPool, account: &AccountId, moment: Timestamp) -> Result<Vec<Approval>, Error> {
    let sql = "SELECT * FROM approvals WHERE account = $1 AND begun_at > $2";
    let rows = query(sql).bind(account.as_str()).bind(moment.0).fetch_all(pool).await.map_err(failed)?;
    rows.iter().map(read).collect()
}

fn read(row: &AnyRow) -> Result<Approval, Error> {
    Ok(Approval {
        id: parsed(row, "id", ApprovalId::parse)?,
        account: parsed(row, "account", AccountId::parse)?,
        sign_in: BearerHash::stored(get(row, "sign_in")?),
        link: get(row, "link")?,
        number: get(row, "number")?,
        visitor: json(row, "visitor")?,
        begun_at: moment(row, "begun_at")?,
        expires_at: moment(row, "expires_at")?,
        state: parsed(row, "state", ApprovalState::from_name)?,
        wrong: count(row, "wrong")?,
    })
}

pub(crate) fn add(approval: &Approval) -> Statement {
    let sql = "INSERT INTO approvals (id, account, sign_in, link, number, visitor, begun_at, expires_at, state, wrong) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    statement(sql)
        .bind(approval.id.as_str())
        .bind(approval.account.as_str())
        .bind(approval.sign_in.as_str())
        .bind(approval.link.clone())
        .bind(approval.number.clone())
        .bind(to_json(&approval.visitor))
        .bind(approval.begun_at.0)
        .bind(approval.expires_at.0)
        .bind(approval.state.name())
        .bind(i64::from(approval.wrong))
}

pub(crate) fn advance(id: &ApprovalId, seen: u32, to: ApprovalState, wrong: u32) -> Statement {
    let sql = "UPDATE approvals SET state = $1, wrong = $2 WHERE id = $3 AND state = 'pending' AND wrong = $4";
    statement(sql).bind(to.name()).bind(i64::from(wrong)).bind(id.as_str()).bind(i64::from(seen))
}

pub(crate) fn void_all(account: &AccountId) -> Statement {
    let sql = "UPDATE approvals SET state = 'void' WHERE account = $1 AND state = 'pending'";
    statement(sql).bind(account.as_str())
}
