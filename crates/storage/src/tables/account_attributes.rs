//! The table `account_attributes`: what operators say of people for relying parties to know. Most accounts have no row.

use sluss_domain::Error;
use sluss_domain::model::attributes::Attributes;
use sluss_domain::model::id::AccountId;
use sqlx::{AnyPool, query};

use crate::row::{failed, json, to_json};
use crate::statement::{Statement, statement};

pub(crate) async fn of(pool: &AnyPool, account: &AccountId) -> Result<Attributes, Error> {
    let sql = "SELECT attributes FROM account_attributes WHERE account = $1";
    let row = query(sql).bind(account.as_str()).fetch_optional(pool).await.map_err(failed)?;
    row.as_ref().map_or_else(|| Ok(Attributes::default()), |row| json(row, "attributes"))
}

pub(crate) fn put(account: &AccountId, attributes: &Attributes) -> Statement {
    let sql = "INSERT INTO account_attributes (account, attributes) SELECT id, $2 FROM accounts WHERE id = $1 \
         ON CONFLICT (account) DO UPDATE SET attributes = excluded.attributes";
    statement(sql).bind(account.as_str()).bind(to_json(attributes))
}
