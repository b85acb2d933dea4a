//! The table `client_secrets`: secrets of clients that sign with them, each sealed for its client.

use sluss_domain::Error;

use crate::reader::Reader;
use crate::row::get;
use crate::statement::{Statement, statement};

pub(crate) async fn of(reader: &Reader, client: &str) -> Result<Option<Vec<u8>>, Error> {
    let sql = "SELECT sealed_secret FROM client_secrets WHERE id = $1";
    let row = reader.row(statement(sql).bind(client)).await?;
    row.as_ref().map(|row| get(row, "sealed_secret")).transpose()
}

pub(crate) fn put(client: &str, sealed: &[u8]) -> Statement {
    let sql = "INSERT INTO client_secrets (id, sealed_secret) VALUES ($1, $2) \
         ON CONFLICT (id) DO UPDATE SET sealed_secret = excluded.sealed_secret";
    statement(sql).bind(client.to_owned()).bind(sealed.to_vec())
}

pub(crate) fn remove(client: &str) -> Statement {
    statement("DELETE FROM client_secrets WHERE id = $1").bind(client.to_owned())
}
