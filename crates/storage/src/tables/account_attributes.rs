//! The table `account_attributes`: what operators say of people for relying parties to know. Most accounts have no row.

use sluss_domain::Error;
use sluss_domain::model::attributes::Attributes;
use sluss_domain::model::id::AccountId;

use crate::reader::Reader;
use crate::row::{json, to_json};
use crate::statement::{Statement, statement};

pub(crate) async fn of(reader: &Reader, account: &AccountId) -> Result<Attributes, Error> {
    let sql = "SELECT attributes FROM account_attributes WHERE account = $1";
    let row = reader.row(statement(sql).bind(account.as_str())).await?;
    row.as_ref().map_or_else(|| Ok(Attributes::default()), |row| json(row, "attributes"))
}

pub(crate) fn put(account: &AccountId, attributes: &Attributes) -> Statement {
    let sql = "INSERT INTO account_attributes (account, attributes) SELECT id, $2 FROM accounts WHERE id = $1 \
         ON CONFLICT (account) DO UPDATE SET attributes = excluded.attributes";
    statement(sql).bind(account.as_str()).bind(to_json(attributes))
}
