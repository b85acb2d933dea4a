//! The table `events`: wake-ups, kept briefly so that every node finds those of the others.

use sluss_domain::model::id::EventId;
use sluss_domain::model::wake_up::WakeUp;
use sluss_domain::{Error, Timestamp};

use crate::reader::Reader;
use crate::row::{Row, get, moment, parsed};
use crate::statement::{Statement, statement};

pub(crate) async fn since(reader: &Reader, moment: Timestamp) -> Result<Vec<WakeUp>, Error> {
    let rows = reader.rows(statement("SELECT * FROM events WHERE at > $1").bind(moment.0)).await?;
    rows.iter().map(read).collect()
}

fn read(row: &Row) -> Result<WakeUp, Error> {
    Ok(WakeUp { id: parsed(row, "id", EventId::parse)?, topic: get(row, "topic")?, at: moment(row, "at")? })
}

pub(crate) fn add(event: &WakeUp) -> Statement {
    let sql = "INSERT INTO events (id, topic, at) VALUES ($1, $2, $3)";
    statement(sql).bind(event.id.as_str()).bind(event.topic.clone()).bind(event.at.0)
}
