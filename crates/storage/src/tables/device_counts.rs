//! The table `device_counts`: how many proofs each device has made, and whether a copy of its keys is counting too.

use sluss_domain::model::id::{AccountId, DeviceId};
use sluss_domain::model::proof_count::ProofCount;
use sluss_domain::model::secret::BearerHash;
use sluss_domain::{Error, Timestamp};

use crate::reader::Reader;
use crate::row::{Row, get, moment, parsed};
use crate::statement::{Statement, statement};

pub(crate) async fn of(reader: &Reader, device: &DeviceId) -> Result<Option<ProofCount>, Error> {
    let sql = "SELECT * FROM device_counts WHERE device = $1";
    let row = reader.row(statement(sql).bind(device.as_str())).await?;
    row.as_ref().map(read).transpose()
}

pub(crate) async fn doubled(reader: &Reader, account: &AccountId) -> Result<Vec<(DeviceId, Timestamp)>, Error> {
    let sql = "SELECT device, doubled_at FROM device_counts WHERE account = $1 AND doubled_at IS NOT NULL";
    let rows = reader.rows(statement(sql).bind(account.as_str())).await?;
    rows.iter().map(|row| Ok((parsed(row, "device", DeviceId::parse)?, moment(row, "doubled_at")?))).collect()
}

pub(crate) async fn heard(reader: &Reader, account: &AccountId) -> Result<Vec<(DeviceId, Timestamp)>, Error> {
    let sql = "SELECT device, heard_at FROM device_counts WHERE account = $1 AND heard_at > 0";
    let rows = reader.rows(statement(sql).bind(account.as_str())).await?;
    rows.iter().map(|row| Ok((parsed(row, "device", DeviceId::parse)?, moment(row, "heard_at")?))).collect()
}

fn read(row: &Row) -> Result<ProofCount, Error> {
    Ok(ProofCount {
        account: parsed(row, "account", AccountId::parse)?,
        device: parsed(row, "device", DeviceId::parse)?,
        highest: get::<i64>(row, "highest")?.cast_unsigned(),
        window: get::<i64>(row, "seen")?.cast_unsigned(),
        proof: BearerHash::stored(get(row, "proof_hash")?),
        since: moment(row, "since")?,
        doubled_at: get::<Option<i64>>(row, "doubled_at")?.map(Timestamp),
    })
}

pub(crate) fn count(before: Option<&ProofCount>, after: &ProofCount, at: Timestamp) -> Statement {
    let doubled_at = after.doubled_at.map(|at| at.0);
    let (highest, seen) = (after.highest.cast_signed(), after.window.cast_signed());
    let Some(before) = before else {
        let sql = "INSERT INTO device_counts (device, account, highest, seen, doubled_at, proof_hash, since, heard_at) \
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
        let added = statement(sql).bind(after.device.as_str()).bind(after.account.as_str()).bind(highest).bind(seen);
        return added.bind(doubled_at).bind(after.proof.as_str()).bind(after.since.0).bind(at.0);
    };
    let sql = "UPDATE device_counts SET highest = $1, seen = $2, doubled_at = $3, proof_hash = $4, heard_at = $5 WHERE device = $6 \
         AND highest = $7 AND seen = $8 AND COALESCE(doubled_at, 0) = $9";
    let kept = statement(sql).bind(highest).bind(seen).bind(doubled_at).bind(after.proof.as_str()).bind(at.0);
    kept.bind(after.device.as_str())
        .bind(before.highest.cast_signed())
        .bind(before.window.cast_signed())
        .bind(before.doubled_at.map_or(0, |at| at.0))
}

pub(crate) fn remove(device: &DeviceId) -> Statement {
    statement("DELETE FROM device_counts WHERE device = $1").bind(device.as_str())
}
