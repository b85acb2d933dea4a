//! The table `numbers`: registered phone numbers, sealed.

use sluss_domain::model::id::{AccountId, NumberId};
use sluss_domain::model::number::RegisteredNumber;
use sluss_domain::{Error, Timestamp};

use crate::reader::Reader;
use crate::row::{Row, get, moment, parsed};
use crate::statement::{Statement, statement};

pub(crate) async fn of(reader: &Reader, account: &AccountId) -> Result<Vec<RegisteredNumber>, Error> {
    let rows = reader.rows(all(account)).await?;
    rows.iter().map(read).collect()
}

pub(crate) fn all(account: &AccountId) -> Statement {
    statement("SELECT * FROM numbers WHERE account = $1 ORDER BY added_at, id").bind(account.as_str())
}

pub(crate) fn read(row: &Row) -> Result<RegisteredNumber, Error> {
    Ok(RegisteredNumber {
        id: parsed(row, "id", NumberId::parse)?,
        account: parsed(row, "account", AccountId::parse)?,
        sealed: get(row, "sealed_number")?,
        tag: get(row, "number_proof")?,
        added_at: moment(row, "added_at")?,
        last_used_at: get::<Option<i64>>(row, "last_used_at")?.map(Timestamp),
    })
}

pub(crate) fn add(number: &RegisteredNumber) -> Statement {
    let sql = "INSERT INTO numbers (id, account, sealed_number, number_proof, added_at, last_used_at) \
         VALUES ($1, $2, $3, $4, $5, $6)";
    statement(sql)
        .bind(number.id.as_str())
        .bind(number.account.as_str())
        .bind(number.sealed.clone())
        .bind(number.tag.clone())
        .bind(number.added_at.0)
        .bind(number.last_used_at.map(|at| at.0))
}

pub(crate) fn mark_used(number: &NumberId, at: Timestamp) -> Statement {
    statement("UPDATE numbers SET last_used_at = $1 WHERE id = $2").bind(at.0).bind(number.as_str())
}

pub(crate) fn remove(account: &AccountId, number: &NumberId) -> Statement {
    let sql = "DELETE FROM numbers WHERE account = $1 AND id = $2";
    statement(sql).bind(account.as_str()).bind(number.as_str())
}
