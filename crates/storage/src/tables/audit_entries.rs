//! The table `audit_entries`: what happened. Rows are added and never changed.

use sluss_domain::audit::Entry;
use sqlx::query;

use crate::apply::Statement;
use crate::row::to_json;

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
