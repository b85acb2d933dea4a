//! The table `proofs`: device proofs that were spent (RFC 9449, section 11.1). Only the presence of a row matters.

use sluss_domain::model::secret::BearerHash;
use sluss_domain::{Error, Timestamp};

use crate::reader::Reader;
use crate::statement::{Statement, statement};

pub(crate) async fn has(reader: &Reader, proof: &BearerHash) -> Result<bool, Error> {
    let sql = "SELECT proof_hash FROM proofs WHERE proof_hash = $1";
    let row = reader.row(statement(sql).bind(proof.as_str())).await?;
    Ok(row.is_some())
}

pub(crate) fn forget(now: Timestamp) -> Statement {
    statement("DELETE FROM proofs WHERE expires_at < $1").bind(now.0)
}

pub(crate) fn add(proof: &BearerHash, expires_at: Timestamp) -> Statement {
    let sql = "INSERT INTO proofs (proof_hash, expires_at) VALUES ($1, $2)";
    statement(sql).bind(proof.as_str()).bind(expires_at.0)
}
