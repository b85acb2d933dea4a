//! The table `proofs`: device proofs that were seen (RFC 9449, section 11.1). Only whether one is there counts.

use sluss_domain::Timestamp;
use sluss_domain::secret::BearerHash;

use crate::statement::{Statement, statement};

pub(crate) fn add(proof: &BearerHash, expires_at: Timestamp) -> Statement {
    let sql = "INSERT INTO proofs (proof_hash, expires_at) VALUES ($1, $2)";
    statement(sql).bind(proof.as_str()).bind(expires_at.0)
}
