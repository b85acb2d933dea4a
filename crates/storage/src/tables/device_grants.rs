//! The table `device_grants`: sign-ins of devices without a browser (RFC 8628), until the person has decided.

use sluss_domain::model::authorization::DeviceGrant;
use sluss_domain::model::secret::BearerHash;
use sluss_domain::{Error, Timestamp};

use crate::reader::Reader;
use crate::row::{Row, get, moment};
use crate::statement::{Statement, statement};

pub(crate) async fn by_code(reader: &Reader, code: &BearerHash) -> Result<Option<DeviceGrant>, Error> {
    let sql = "SELECT * FROM device_grants WHERE device_hash = $1 OR user_hash = $1";
    let row = reader.row(statement(sql).bind(code.as_str())).await?;
    row.as_ref().map(read).transpose()
}

fn read(row: &Row) -> Result<DeviceGrant, Error> {
    Ok(DeviceGrant {
        device: BearerHash::stored(get(row, "device_hash")?),
        user: BearerHash::stored(get(row, "user_hash")?),
        client: get(row, "client")?,
        request: get::<String>(row, "request")?.into(),
        denied: get::<i64>(row, "denied")? != 0,
        polled_at: moment(row, "polled_at")?,
        expires_at: moment(row, "expires_at")?,
    })
}

pub(crate) fn add(grant: &DeviceGrant) -> Statement {
    let sql = "INSERT INTO device_grants (device_hash, user_hash, client, request, denied, polled_at, expires_at) \
         VALUES ($1, $2, $3, $4, $5, $6, $7)";
    statement(sql)
        .bind(grant.device.as_str())
        .bind(grant.user.as_str())
        .bind(grant.client.clone())
        .bind(String::from(grant.request.clone()))
        .bind(i64::from(grant.denied))
        .bind(grant.polled_at.0)
        .bind(grant.expires_at.0)
}

pub(crate) fn poll(device: &BearerHash, before: Timestamp, now: Timestamp) -> Statement {
    let sql = "UPDATE device_grants SET polled_at = $1 WHERE device_hash = $2 AND polled_at = $3";
    statement(sql).bind(now.0).bind(device.as_str()).bind(before.0)
}

/// The typed code is replaced by one that nobody can type, so it works once.
pub(crate) fn decide(user: &BearerHash, denied: bool) -> Statement {
    let sql = "UPDATE device_grants SET denied = $1, user_hash = device_hash WHERE user_hash = $2";
    statement(sql).bind(i64::from(denied)).bind(user.as_str())
}
