//! The table `messages`: what waits to be sent. Contents are sealed before they get here.

use sluss_domain::model::id::MessageId;
use sluss_domain::model::message::{Envelope, Way};
use sluss_domain::{Error, Timestamp};

use crate::reader::Reader;
use crate::row::{Row, count, get, moment, parsed};
use crate::statement::{Statement, statement};

pub(crate) fn add(envelope: &Envelope) -> Statement {
    let sql = "INSERT INTO messages (id, way, sealed, due_at, tries, claimed, expires_at) \
               VALUES ($1, $2, $3, $4, $5, $6, $7)";
    statement(sql)
        .bind(envelope.id.as_str())
        .bind(envelope.way.name())
        .bind(envelope.sealed.clone())
        .bind(envelope.due_at.0)
        .bind(i64::from(envelope.tries))
        .bind(i64::from(envelope.claimed))
        .bind(envelope.expires_at.0)
}

pub(crate) fn claim(id: &MessageId, tries: u32, until: Timestamp) -> Statement {
    let sql = "UPDATE messages SET claimed = 1, tries = tries + 1, due_at = $3 WHERE id = $1 AND tries = $2";
    statement(sql).bind(id.as_str()).bind(i64::from(tries)).bind(until.0)
}

pub(crate) fn extend(id: &MessageId, tries: u32, until: Timestamp) -> Statement {
    let sql = "UPDATE messages SET due_at = $3 WHERE id = $1 AND tries = $2 AND claimed = 1";
    statement(sql).bind(id.as_str()).bind(i64::from(tries)).bind(until.0)
}

pub(crate) fn postpone(id: &MessageId, tries: u32, due_at: Timestamp) -> Statement {
    let sql = "UPDATE messages SET claimed = 0, due_at = $3 WHERE id = $1 AND tries = $2 AND claimed = 1";
    statement(sql).bind(id.as_str()).bind(i64::from(tries)).bind(due_at.0)
}

pub(crate) fn remove(id: &MessageId, tries: u32) -> Statement {
    let sql = "DELETE FROM messages WHERE id = $1 AND tries = $2 AND claimed = 1";
    statement(sql).bind(id.as_str()).bind(i64::from(tries))
}

pub(crate) async fn due(reader: &Reader, now: Timestamp, way: Way, limit: u32) -> Result<Vec<Envelope>, Error> {
    let sql = "SELECT id, way, sealed, due_at, tries, claimed, expires_at FROM messages \
               WHERE way = $1 AND due_at <= $2 ORDER BY due_at, id LIMIT $3";
    let rows = reader.rows(statement(sql).bind(way.name()).bind(now.0).bind(i64::from(limit))).await?;
    rows.iter().map(envelope).collect()
}

fn envelope(row: &Row) -> Result<Envelope, Error> {
    let claimed: i64 = get(row, "claimed")?;
    Ok(Envelope {
        id: parsed(row, "id", MessageId::parse)?,
        way: parsed(row, "way", Way::named)?,
        sealed: get(row, "sealed")?,
        due_at: moment(row, "due_at")?,
        tries: count(row, "tries")?,
        claimed: claimed != 0,
        expires_at: moment(row, "expires_at")?,
    })
}
