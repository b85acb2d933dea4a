//! The table `pushed_requests`: authorization requests that clients left with us (RFC 9126).

use sluss_domain::Error;
use sluss_domain::model::authorization::PushedRequest;
use sluss_domain::model::secret::BearerHash;

use crate::reader::Reader;
use crate::row::{get, moment};
use crate::statement::{Statement, statement};

pub(crate) async fn by_uri(reader: &Reader, uri: &BearerHash) -> Result<Option<PushedRequest>, Error> {
    let sql = "SELECT client, form, sign_in, expires_at FROM pushed_requests WHERE uri_hash = $1";
    let row = reader.row(statement(sql).bind(uri.as_str())).await?;
    let read = |row| {
        let (client, form) = (get(row, "client")?, get(row, "form")?);
        let sign_in = get::<Option<String>>(row, "sign_in")?.map(BearerHash::stored);
        Ok(PushedRequest { uri: uri.clone(), client, form, sign_in, expires_at: moment(row, "expires_at")? })
    };
    row.as_ref().map(read).transpose()
}

pub(crate) fn add(request: &PushedRequest) -> Statement {
    let sql = "INSERT INTO pushed_requests (uri_hash, client, form, expires_at) VALUES ($1, $2, $3, $4)";
    statement(sql)
        .bind(request.uri.as_str())
        .bind(request.client.clone())
        .bind(request.form.clone())
        .bind(request.expires_at.0)
}

/// Notes the sign-in that the request has begun, in place of an earlier one.
pub(crate) fn begin(uri: &BearerHash, sign_in: &BearerHash) -> Statement {
    let sql = "UPDATE pushed_requests SET sign_in = $1 WHERE uri_hash = $2";
    statement(sql).bind(sign_in.as_str()).bind(uri.as_str())
}

pub(crate) fn take(uri: &BearerHash) -> Statement {
    statement("DELETE FROM pushed_requests WHERE uri_hash = $1").bind(uri.as_str())
}
