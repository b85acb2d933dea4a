//! The table `client_logos`: the pictures of relying parties, which are large and are rarely asked for.

use sluss_domain::Error;

use crate::reader::Reader;
use crate::row::get;
use crate::statement::{Statement, statement};

pub(crate) async fn of(reader: &Reader, client: &str) -> Result<Option<Vec<u8>>, Error> {
    let sql = "SELECT bytes FROM client_logos WHERE client = $1";
    let row = reader.row(statement(sql).bind(client)).await?;
    row.as_ref().map(|row| get(row, "bytes")).transpose()
}

pub(crate) fn put(client: &str, bytes: &[u8]) -> Statement {
    let sql = "INSERT INTO client_logos (client, bytes) VALUES ($1, $2) ON CONFLICT (client) DO UPDATE SET bytes = excluded.bytes";
    statement(sql).bind(client).bind(bytes.to_vec())
}

pub(crate) fn remove(client: &str) -> Statement {
    statement("DELETE FROM client_logos WHERE client = $1").bind(client)
}
