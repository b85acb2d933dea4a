//! The table `audit_base`: where the chain over the audit log begins after older entries were dropped.

use sluss_domain::Error;
use sluss_domain::model::audit_chain::Link;

use super::audit_entries::link;

use crate::reader::Reader;
use crate::statement::{Statement, statement};

pub(crate) async fn get(reader: &Reader) -> Result<Option<Link>, Error> {
    let row = reader.row(statement("SELECT seq, hash, proof FROM audit_base")).await?;
    row.as_ref().map(link).transpose()
}

/// The base only moves forward.
pub(crate) fn put(base: &Link) -> Statement {
    let sql = "INSERT INTO audit_base (only_row, seq, hash, proof) VALUES (1, $1, $2, $3) \
         ON CONFLICT (only_row) DO UPDATE SET seq = $1, hash = $2, proof = $3 WHERE audit_base.seq < $1";
    statement(sql).bind(base.seq).bind(base.hash.clone()).bind(base.tag.clone())
}
