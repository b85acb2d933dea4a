//! The table `handovers`: what an old and a new phone say to each other, and the box between them, which works once.

use sluss_domain::Error;
use sluss_domain::model::handover::{Handover, HandoverOpening};
use sluss_domain::model::id::{AccountId, DeviceId, HandoverId};

use crate::reader::Reader;
use crate::row::{Row, get, moment, parsed};
use crate::statement::{Statement, statement};

pub(crate) async fn by_id(reader: &Reader, id: &HandoverId) -> Result<Option<Handover>, Error> {
    let row = reader.row(statement("SELECT * FROM handovers WHERE id = $1").bind(id.as_str())).await?;
    row.as_ref().map(read).transpose()
}

fn read(row: &Row) -> Result<Handover, Error> {
    let filled = |name: &str| get::<String>(row, name).map(|text| Some(text).filter(|text| !text.is_empty()));
    let opening = filled("opening")?.map(|json| serde_json::from_str(&json));
    Ok(Handover {
        id: parsed(row, "id", HandoverId::parse)?,
        account: parsed(row, "account", AccountId::parse)?,
        device: parsed(row, "device", DeviceId::parse)?,
        point: get(row, "point")?,
        challenge: get(row, "challenge")?,
        opening: opening.transpose().map_err(|error| Error::Store(error.to_string()))?,
        sealed: filled("contents")?,
        collected: get::<i64>(row, "collected")? != 0,
        expires_at: moment(row, "expires_at")?,
    })
}

/// What was said and left later is added by the statements for that.
pub(crate) fn add(handover: &Handover) -> Statement {
    let sql =
        "INSERT INTO handovers (id, account, device, point, challenge, expires_at) VALUES ($1, $2, $3, $4, $5, $6)";
    statement(sql)
        .bind(handover.id.as_str())
        .bind(handover.account.as_str())
        .bind(handover.device.as_str())
        .bind(handover.point.clone())
        .bind(handover.challenge.clone())
        .bind(handover.expires_at.0)
}

pub(crate) fn open(id: &HandoverId, opening: &HandoverOpening) -> Statement {
    let json = serde_json::to_string(opening).expect("it consists of text");
    statement("UPDATE handovers SET opening = $1 WHERE id = $2 AND opening = ''").bind(json).bind(id.as_str())
}

pub(crate) fn seal(id: &HandoverId, device: &DeviceId, sealed: &str) -> Statement {
    let sql = "UPDATE handovers SET contents = $1 WHERE id = $2 AND device = $3 AND opening <> '' AND contents = '' \
         AND collected = 0";
    statement(sql).bind(sealed).bind(id.as_str()).bind(device.as_str())
}

pub(crate) fn collect(id: &HandoverId) -> Statement {
    let sql = "UPDATE handovers SET contents = '', collected = 1 WHERE id = $1 AND contents <> ''";
    statement(sql).bind(id.as_str())
}
