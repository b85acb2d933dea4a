//! The table `signing_keys`. Private keys are sealed before they get here.

use sluss_domain::model::id::SigningKeyId;
use sluss_domain::model::key::{Purpose, SigningKey};
use sluss_domain::{Error, Timestamp};

use crate::reader::Reader;
use crate::row::{Row, get, moment, parsed};
use crate::statement::{Statement, statement};

pub(crate) async fn all(reader: &Reader) -> Result<Vec<SigningKey>, Error> {
    let sql = "SELECT * FROM signing_keys ORDER BY created_at DESC, id";
    let rows = reader.rows(statement(sql)).await?;
    rows.iter().map(read).collect()
}

fn read(row: &Row) -> Result<SigningKey, Error> {
    Ok(SigningKey {
        id: parsed(row, "id", SigningKeyId::parse)?,
        purpose: parsed(row, "purpose", Purpose::from_name)?,
        private: get(row, "sealed_private")?,
        created_at: moment(row, "created_at")?,
        retires_at: get::<Option<i64>>(row, "retires_at")?.map(Timestamp),
    })
}

pub(crate) fn add(key: &SigningKey) -> Statement {
    let sql =
        "INSERT INTO signing_keys (id, purpose, sealed_private, created_at, retires_at) VALUES ($1, $2, $3, $4, $5)";
    statement(sql)
        .bind(key.id.as_str())
        .bind(key.purpose.name())
        .bind(key.private.clone())
        .bind(key.created_at.0)
        .bind(key.retires_at.map(|at| at.0))
}

pub(crate) fn retire(purpose: Purpose, at: Timestamp) -> Statement {
    let sql = "UPDATE signing_keys SET retires_at = $1 WHERE purpose = $2 AND retires_at IS NULL";
    statement(sql).bind(at.0).bind(purpose.name())
}
