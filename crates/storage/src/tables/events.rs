//! The table `events`: wake-ups, kept briefly so that every node finds those of the others.

use sluss_domain::model::id::EventId;
use sluss_domain::model::wake_up::WakeUp;
use sluss_domain::{Error, Timestamp};
use sqlx::any::AnyRow;
use sqlx::{AnyPool, query};

use crate::row::{failed, get, moment, parsed};
use crate::statement::{Statement, statement};

pub(crate) async fn since(pool: &AnyPool, moment: Timestamp) -> Result<Vec<WakeUp>, Error> {
    let rows = query("SELECT * FROM events WHERE at > $1").bind(moment.0).fetch_all(pool).await.map_err(failed)?;
    rows.iter().map(read).collect()
}

fn read(row: &AnyRow) -> Result<WakeUp, Error> {
    Ok(WakeUp { id: parsed(row, "id", EventId::parse)?, topic: get(row, "topic")?, at: moment(row, "at")? })
}

pub(crate) fn add(event: &WakeUp) -> Statement {
    let sql = "INSERT INTO events (id, topic, at) VALUES ($1, $2, $3)";
    statement(sql).bind(event.id.as_str()).bind(event.topic.clone()).bind(event.at.0)
}
