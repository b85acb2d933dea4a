//! The table `approvals`: requests to an account's devices. An index ensures that only one of an account's waits at a
//! time.

use sluss_domain::model::approval::{Approval, ApprovalState};
use sluss_domain::model::id::{AccountId, ApprovalId};
use sluss_domain::model::secret::BearerHash;
use sluss_domain::{Error, Timestamp};

use crate::reader::Reader;
use crate::row::{Row, count, get, json, moment, parsed, to_json};
use crate::statement::{Statement, statement};

pub(crate) async fn by_id(reader: &Reader, id: &ApprovalId) -> Result<Option<Approval>, Error> {
    let sql = "SELECT * FROM approvals WHERE id = $1";
    let row = reader.row(statement(sql).bind(id.as_str())).await?;
    row.as_ref().map(read).transpose()
}

pub(crate) async fn pending(reader: &Reader, account: &AccountId) -> Result<Option<Approval>, Error> {
    let sql = "SELECT * FROM approvals WHERE account = $1 AND state = 'pending'";
    let row = reader.row(statement(sql).bind(account.as_str())).await?;
    row.as_ref().map(read).transpose()
}

pub(crate) async fn since(reader: &Reader, account: &AccountId, moment: Timestamp) -> Result<Vec<Approval>, Error> {
    let sql = "SELECT * FROM approvals WHERE account = $1 AND begun_at > $2";
    let rows = reader.rows(statement(sql).bind(account.as_str()).bind(moment.0)).await?;
    rows.iter().map(read).collect()
}

fn read(row: &Row) -> Result<Approval, Error> {
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
