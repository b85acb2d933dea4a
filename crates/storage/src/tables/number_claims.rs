//! The table `number_claims`: phone numbers that wait for their code. Changes hold only if the count of wrong codes is
//! the one that was read, so that each of several concurrent guesses counts.

use sluss_domain::Error;
use sluss_domain::model::id::{AccountId, NumberId};
use sluss_domain::model::number::NumberClaim;
use sluss_domain::model::secret::BearerHash;

use crate::reader::Reader;
use crate::row::{self, Row, get, moment, parsed};
use crate::statement::{Statement, statement};

pub(crate) async fn by_id(reader: &Reader, id: &NumberId) -> Result<Option<NumberClaim>, Error> {
    let sql = "SELECT * FROM number_claims WHERE id = $1";
    let row = reader.row(statement(sql).bind(id.as_str())).await?;
    row.as_ref().map(read).transpose()
}

fn read(row: &Row) -> Result<NumberClaim, Error> {
    Ok(NumberClaim {
        id: parsed(row, "id", NumberId::parse)?,
        account: parsed(row, "account", AccountId::parse)?,
        session: BearerHash::stored(get(row, "session")?),
        sealed: get(row, "sealed_number")?,
        tag: get(row, "number_proof")?,
        code: get(row, "code_proof")?,
        expires_at: moment(row, "expires_at")?,
        wrong: row::count(row, "wrong")?,
    })
}

pub(crate) fn add(claim: &NumberClaim) -> Statement {
    let sql = "INSERT INTO number_claims (id, account, sealed_number, number_proof, code_proof, expires_at, wrong, \
         session) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    statement(sql)
        .bind(claim.id.as_str())
        .bind(claim.account.as_str())
        .bind(claim.sealed.clone())
        .bind(claim.tag.clone())
        .bind(claim.code.clone())
        .bind(claim.expires_at.0)
        .bind(i64::from(claim.wrong))
        .bind(claim.session.as_str())
}

pub(crate) fn count(id: &NumberId, wrong: u32) -> Statement {
    let sql = "UPDATE number_claims SET wrong = wrong + 1 WHERE id = $1 AND wrong = $2";
    statement(sql).bind(id.as_str()).bind(i64::from(wrong))
}

pub(crate) fn end(id: &NumberId, wrong: u32) -> Statement {
    let sql = "DELETE FROM number_claims WHERE id = $1 AND wrong = $2";
    statement(sql).bind(id.as_str()).bind(i64::from(wrong))
}
