//! The table `devices`, with the sealed keys and PINs. A disabled account's devices are not found by their keys.

use sluss_domain::model::device::Device;
use sluss_domain::model::device::KeptPin;
use sluss_domain::model::id::{AccountId, DeviceId};
use sluss_domain::{Error, Timestamp};

use crate::reader::Reader;
use crate::row::{Row, get, moment, parsed};
use crate::statement::{Statement, statement};

pub(crate) async fn of(reader: &Reader, account: &AccountId) -> Result<Vec<Device>, Error> {
    let rows = reader.rows(all(account)).await?;
    rows.iter().map(read).collect()
}

pub(crate) fn all(account: &AccountId) -> Statement {
    statement("SELECT * FROM devices WHERE account = $1 ORDER BY added_at, id").bind(account.as_str())
}

pub(crate) async fn by_thumbprint(reader: &Reader, thumbprint: &str) -> Result<Option<Device>, Error> {
    let sql = "SELECT devices.* FROM devices JOIN accounts ON accounts.id = devices.account \
         WHERE thumbprint = $1 AND accounts.disabled = 0";
    let row = reader.row(statement(sql).bind(thumbprint)).await?;
    row.as_ref().map(read).transpose()
}

pub(crate) fn read(row: &Row) -> Result<Device, Error> {
    Ok(Device {
        id: parsed(row, "id", DeviceId::parse)?,
        account: parsed(row, "account", AccountId::parse)?,
        name: get(row, "name")?,
        browser: get(row, "browser")?,
        key: get(row, "sealed_key")?,
        pin: get(row, "sealed_pin")?,
        thumbprint: get(row, "thumbprint")?,
        push: get(row, "sealed_push")?,
        added_at: moment(row, "added_at")?,
        last_used_at: get::<Option<i64>>(row, "last_used_at")?.map(Timestamp),
    })
}

pub(crate) fn add(device: &Device) -> Statement {
    let sql = "INSERT INTO devices (id, account, name, sealed_key, sealed_pin, thumbprint, added_at, last_used_at, browser) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    statement(sql)
        .bind(device.id.as_str())
        .bind(device.account.as_str())
        .bind(device.name.clone())
        .bind(device.key.clone())
        .bind(device.pin.clone())
        .bind(device.thumbprint.clone())
        .bind(device.added_at.0)
        .bind(device.last_used_at.map(|at| at.0))
        .bind(device.browser.clone())
}

pub(crate) fn mark_used(device: &DeviceId, at: Timestamp) -> Statement {
    statement("UPDATE devices SET last_used_at = $1 WHERE id = $2").bind(at.0).bind(device.as_str())
}

pub(crate) fn set_push(device: &DeviceId, sealed: Option<&Vec<u8>>) -> Statement {
    let sql = "UPDATE devices SET sealed_push = $1 WHERE id = $2";
    statement(sql).bind(sealed.cloned()).bind(device.as_str())
}

/// Reads PINs from rows of devices and of enrolments, whose devices' ids are already known.
pub(crate) async fn pins_of_length(
    reader: &Reader,
    bytes: usize,
    after: &str,
    most: u32,
) -> Result<Vec<KeptPin>, Error> {
    let sql = "SELECT id, sealed_pin FROM devices WHERE length(sealed_pin) = $1 AND id > $2 \
         UNION SELECT device, sealed_pin FROM enrolments WHERE length(sealed_pin) = $1 AND device > $2 \
         ORDER BY 1 LIMIT $3";
    let bytes = i64::try_from(bytes).unwrap_or(i64::MAX);
    let rows = reader.many(statement(sql).bind(bytes).bind(after).bind(i64::from(most))).await?;
    let read = |row| Ok(KeptPin { device: parsed(row, "id", DeviceId::parse)?, sealed: get(row, "sealed_pin")? });
    rows.iter().map(read).collect()
}

pub(crate) fn renew_pin(device: &DeviceId, from: &[u8], to: &[u8]) -> [Statement; 2] {
    const BOTH: [&str; 2] = [
        "UPDATE devices SET sealed_pin = $1 WHERE id = $2 AND sealed_pin = $3",
        "UPDATE enrolments SET sealed_pin = $1 WHERE device = $2 AND sealed_pin = $3",
    ];
    BOTH.map(|sql| statement(sql).bind(to.to_vec()).bind(device.as_str()).bind(from.to_vec()))
}

/// Whether the device is registered still, whatever happens to it meanwhile.
pub(crate) fn stands(device: &DeviceId) -> Statement {
    statement("UPDATE devices SET name = name WHERE id = $1").bind(device.as_str())
}

pub(crate) fn remove(account: &AccountId, device: &DeviceId) -> Statement {
    let sql = "DELETE FROM devices WHERE account = $1 AND id = $2";
    statement(sql).bind(account.as_str()).bind(device.as_str())
}
