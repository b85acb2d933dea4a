//! The table `audit_entries`: the audit log. Rows are added, linked into the chain once, and otherwise never change.

use sluss_domain::model::audit::{Entry, Event, Filter};
use sluss_domain::model::audit_chain::{Line, Link, Linked};
use sluss_domain::model::id::{AccountId, EntryId};
use sluss_domain::{Error, Timestamp};
use sluss_protocol::method::Method;

use crate::reader::Reader;
use crate::row::{Row, get, json, moment, parsed, to_json};
use crate::statement::{Statement, statement};

pub(crate) fn add(entry: &Entry) -> Statement {
    let sql = "INSERT INTO audit_entries (id, at, event, account, client, method, visitor) VALUES ($1, $2, $3, $4, $5, $6, $7)";
    statement(sql)
        .bind(entry.id.as_str())
        .bind(entry.at.0)
        .bind(entry.event.name())
        .bind(entry.account.as_ref().map(|account| account.as_str()))
        .bind(entry.client.clone())
        .bind(entry.method.map(Method::name))
        .bind(to_json(&entry.visitor))
}

pub(crate) async fn newest(reader: &Reader, filter: &Filter) -> Result<Vec<Entry>, Error> {
    let sql = "SELECT * FROM audit_entries WHERE at >= $1 AND (at < $2 OR (at = $2 AND id < $3)) ORDER BY at DESC, id DESC \
         LIMIT $4";
    let of_one = "SELECT * FROM audit_entries WHERE at >= $1 AND (at < $2 OR (at = $2 AND id < $3)) AND account = $5 \
         ORDER BY at DESC, id DESC LIMIT $4";
    let (at, id) = match &filter.before {
        Some((at, id)) => (at.0, id.as_str()),
        None => (i64::MAX, ""),
    };
    let asked = statement(if filter.account.is_some() { of_one } else { sql });
    let asked = asked.bind(filter.since.0).bind(at).bind(id).bind(rows(filter.limit));
    let asked = match &filter.account {
        Some(account) => asked.bind(account.as_str()),
        None => asked,
    };
    let rows = reader.many(asked).await?;
    // Events of a newer version are not listed by this one; the chain covers them all the same.
    let known = |row: &&Row| get(row, "event").is_ok_and(|event: String| Event::from_name(&event).is_some());
    rows.iter().filter(known).map(read).collect()
}

pub(crate) async fn last(reader: &Reader, account: &AccountId, event: Event) -> Result<Option<Timestamp>, Error> {
    let sql = "SELECT at FROM audit_entries WHERE account = $1 AND event = $2 ORDER BY at DESC LIMIT 1";
    let row = reader.row(statement(sql).bind(account.as_str()).bind(event.name())).await?;
    row.as_ref().map(|row| moment(row, "at")).transpose()
}

fn read(row: &Row) -> Result<Entry, Error> {
    let account: Option<String> = get(row, "account")?;
    let method: Option<String> = get(row, "method")?;
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

pub(crate) async fn unlinked(reader: &Reader, limit: usize) -> Result<Vec<Line>, Error> {
    let sql = "SELECT * FROM audit_entries WHERE seq IS NULL ORDER BY at, id LIMIT $1";
    let rows = reader.many(statement(sql).bind(rows(limit))).await?;
    rows.iter().map(line).collect()
}

pub(crate) async fn linked(reader: &Reader, behind: i64, limit: usize) -> Result<Vec<Linked>, Error> {
    let sql = "SELECT * FROM audit_entries WHERE seq > $1 ORDER BY seq LIMIT $2";
    let rows = reader.many(statement(sql).bind(behind).bind(rows(limit))).await?;
    rows.iter().map(|row| Ok(Linked { line: line(row)?, link: link(row)? })).collect()
}

pub(crate) async fn head(reader: &Reader) -> Result<Option<Link>, Error> {
    let sql = "SELECT seq, hash, proof FROM audit_entries WHERE seq IS NOT NULL ORDER BY seq DESC LIMIT 1";
    let row = reader.row(statement(sql)).await?;
    row.as_ref().map(link).transpose()
}

/// The last link before the first one at or after this time.
pub(crate) async fn last_before(reader: &Reader, at: Timestamp) -> Result<Option<Link>, Error> {
    let sql = "SELECT seq, hash, proof FROM audit_entries WHERE seq IS NOT NULL AND seq < \
         COALESCE((SELECT MIN(seq) FROM audit_entries WHERE seq IS NOT NULL AND at >= $1), 9223372036854775807) \
         ORDER BY seq DESC LIMIT 1";
    let row = reader.row(statement(sql).bind(at.0)).await?;
    row.as_ref().map(link).transpose()
}

fn line(row: &Row) -> Result<Line, Error> {
    Ok(Line {
        id: get(row, "id")?,
        at: get(row, "at")?,
        event: get(row, "event")?,
        account: get(row, "account")?,
        client: get(row, "client")?,
        method: get(row, "method")?,
        visitor: get(row, "visitor")?,
    })
}

/// The link in these columns, which `audit_base` has too.
pub(super) fn link(row: &Row) -> Result<Link, Error> {
    Ok(Link { seq: get(row, "seq")?, hash: get(row, "hash")?, tag: get(row, "proof")? })
}

pub(crate) fn set_link(entry: &str, link: &Link) -> Statement {
    let sql = "UPDATE audit_entries SET seq = $1, hash = $2, proof = $3 WHERE id = $4 AND seq IS NULL";
    statement(sql).bind(link.seq).bind(link.hash.clone()).bind(link.tag.clone()).bind(entry.to_owned())
}

pub(crate) fn drop_up_to(seq: i64) -> Statement {
    statement("DELETE FROM audit_entries WHERE seq <= $1").bind(seq)
}

fn rows(limit: usize) -> i64 {
    i64::try_from(limit).unwrap_or(i64::MAX)
}
