//! The table `enrolments`: tickets for devices, found by the hash of their token.

use sluss_domain::Error;
use sluss_domain::model::enrolment::{Enrolment, Leave, TicketState};
use sluss_domain::model::id::{AccountId, DeviceId, EnrolmentId};
use sluss_domain::model::secret::BearerHash;

use crate::reader::Reader;
use crate::row::{Row, get, moment, parsed};
use crate::statement::{Statement, statement};

pub(crate) async fn by_id(reader: &Reader, id: &EnrolmentId) -> Result<Option<Enrolment>, Error> {
    let sql = "SELECT * FROM enrolments WHERE id = $1";
    let row = reader.row(statement(sql).bind(id.as_str())).await?;
    row.as_ref().map(read).transpose()
}

pub(crate) async fn by_token(reader: &Reader, token: &BearerHash) -> Result<Option<Enrolment>, Error> {
    let sql = "SELECT * FROM enrolments WHERE token_hash = $1";
    let row = reader.row(statement(sql).bind(token.as_str())).await?;
    row.as_ref().map(read).transpose()
}

fn read(row: &Row) -> Result<Enrolment, Error> {
    Ok(Enrolment {
        id: parsed(row, "id", EnrolmentId::parse)?,
        account: parsed(row, "account", AccountId::parse)?,
        by: Leave::stored(get(row, "session")?),
        token: BearerHash::stored(get(row, "token_hash")?),
        device_name: get(row, "device_name")?,
        device: parsed(row, "device", DeviceId::parse)?,
        pin: get(row, "sealed_pin")?,
        link: get(row, "link")?,
        expires_at: moment(row, "expires_at")?,
        state: parsed(row, "state", TicketState::from_name)?,
    })
}

pub(crate) fn add(enrolment: &Enrolment) -> Statement {
    let sql = "INSERT INTO enrolments (id, account, token_hash, device_name, device, sealed_pin, link, expires_at, state, \
         session) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    statement(sql)
        .bind(enrolment.id.as_str())
        .bind(enrolment.account.as_str())
        .bind(enrolment.token.as_str())
        .bind(enrolment.device_name.clone())
        .bind(enrolment.device.as_str())
        .bind(enrolment.pin.clone())
        .bind(enrolment.link.clone())
        .bind(enrolment.expires_at.0)
        .bind(enrolment.state.name())
        .bind(enrolment.by.as_str())
}

pub(crate) fn advance(id: &EnrolmentId, from: TicketState, to: TicketState) -> Statement {
    let sql = "UPDATE enrolments SET state = $1 WHERE id = $2 AND state = $3";
    statement(sql).bind(to.name()).bind(id.as_str()).bind(from.name())
}
