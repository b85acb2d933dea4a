//! The table `audit_entries`: what happened. Rows are added and never changed.

use sluss_domain::Error;
use sluss_domain::audit::{Entry, Event};
use sluss_domain::id::{AccountId, EntryId};
use sluss_protocol::method::Method;
use sqlx::any::AnyRow;
use sqlx::{AnyPool, query};

use crate::apply::Statement;
use crate::row::{failed, get, json, moment, parsed, to_json};

pub(crate) async fn of(pool: &AnyPool, account: &AccountId) -> Result<Vec<Entry>, Error> {
    let sql = "SELECT * FROM audit_entries WHERE account = $1 ORDER BY at, id";
    let rows = query(sql).bind(account.as_str()).fetch_all(pool).await.map_err(failed)?;
    rows.iter().map(read).collect()
}

fn read(row: &AnyRow) -> Result<Entry, Error> {
    let (account, method): (Option<String>, Option<String>) = (get(row, "account")?, get(row, "method")?);
    Ok(Entry {
        id: parsed(row, "id", EntryId::parse)?,
        at: moment(row, "at")?,
        event: parsed(row, "event", Event::from_name)?,
        account: account.as_deref().and_then(AccountId::parse),
        client: get(row, "client")?,
        method: method.as_deref().and_then(Method::from_name),
        visitor: json(row, "visitor")?,
    })
}

pub(crate) fn add(entry: &Entry) -> Statement {
    let sql = "INSERT INTO audit_entries (id, at, event, account, client, method, visitor) VALUES ($1, $2, $3, $4, $5, $6, $7)";
    query(sql)
        .bind(entry.id.as_str().to_owned())
        .bind(entry.at.0)
        .bind(entry.event.name())
        .bind(entry.account.as_ref().map(|account| account.as_str().to_owned()))
        .bind(entry.client.clone())
        .bind(entry.method.map(sluss_protocol::method::Method::name))
        .bind(to_json(&entry.visitor))
}
