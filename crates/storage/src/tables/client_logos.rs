//! The table `client_logos`: the pictures of relying parties, which are large and are rarely asked for.

use sluss_domain::Error;
use sqlx::{AnyPool, query};

use crate::row::{failed, get};
use crate::statement::{Statement, statement};

pub(crate) async fn of(pool: &AnyPool, client: &str) -> Result<Option<Vec<u8>>, Error> {
    let sql = "SELECT bytes FROM client_logos WHERE client = $1";
    let row = query(sql).bind(client).fetch_optional(pool).await.map_err(failed)?;
    row.as_ref().map(|row| get(row, "bytes")).transpose()
}

pub(crate) fn put(client: &str, bytes: &[u8]) -> Statement {
    let sql = "INSERT INTO client_logos (client, bytes) VALUES ($1, $2) ON CONFLICT (client) DO UPDATE SET bytes = excluded.bytes";
    statement(sql).bind(client).bind(bytes.to_vec())
}

pub(crate) fn remove(client: &str) -> Statement {
    statement("DELETE FROM client_logos WHERE client = $1").bind(client)
}
