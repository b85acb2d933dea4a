//! Replaces the key of everything that is sealed or authenticated, in one transaction: at any time all of it is under
//! one key.

use sluss_domain::Error;
use sluss_domain::ports::sealer::Unsealable;
use sluss_domain::upkeep::rekey::{Rekeying, Sealed, Tagged};
use sqlx::any::AnyRow;
use sqlx::{AnyConnection, Connection, Row, query};

use crate::database_error::failed;
use crate::open;

/// How many rows of a table are read at a time.
const STRIDE: i64 = 500;

/// A column that holds sealed values: how its rows are read, how one is written, and what it contains.
struct Column {
    read: &'static str,
    write: &'static str,
    what: fn(&str) -> Sealed<'_>,
}

/// Where `purpose` is not empty, it decides what a value was sealed for.
const SEALED: [Column; 6] = [
    Column {
        read: "SELECT id, sealed_key AS sealed, '' AS purpose FROM devices WHERE id > $1 ORDER BY id LIMIT $2",
        write: "UPDATE devices SET sealed_key = $1 WHERE id = $2",
        what: |_| Sealed::DeviceKey,
    },
    Column {
        read: "SELECT id, sealed_pin AS sealed, '' AS purpose FROM devices WHERE id > $1 ORDER BY id LIMIT $2",
        write: "UPDATE devices SET sealed_pin = $1 WHERE id = $2",
        what: |_| Sealed::DevicePin,
    },
    Column {
        read: "SELECT id, sealed_push AS sealed, '' AS purpose FROM devices WHERE id > $1 AND sealed_push IS NOT NULL \
               ORDER BY id LIMIT $2",
        write: "UPDATE devices SET sealed_push = $1 WHERE id = $2",
        what: |_| Sealed::DevicePush,
    },
    Column {
        read: "SELECT id, sealed, '' AS purpose FROM messages WHERE id > $1 ORDER BY id LIMIT $2",
        write: "UPDATE messages SET sealed = $1 WHERE id = $2",
        what: |_| Sealed::Message,
    },
    Column {
        read: "SELECT id, sealed_private AS sealed, purpose FROM signing_keys WHERE id > $1 ORDER BY id LIMIT $2",
        write: "UPDATE signing_keys SET sealed_private = $1 WHERE id = $2",
        what: |purpose| Sealed::SigningKey(purpose),
    },
    Column {
        read: "SELECT id, sealed_secret AS sealed, '' AS purpose FROM client_secrets WHERE id > $1 ORDER BY id LIMIT $2",
        write: "UPDATE client_secrets SET sealed_secret = $1 WHERE id = $2",
        what: |_| Sealed::ClientSecret,
    },
];

/// What is sealed or authenticated for minutes, and can be begun anew by whoever began it; and what was opened, since
/// whoever has the old key can compute the tokens of sessions, and the codes, from the handles of their sign-ins.
const BEGUN: [&str; 9] = [
    "DELETE FROM sessions",
    "DELETE FROM grants",
    "DELETE FROM access_tokens",
    "DELETE FROM refresh_tokens",
    "DELETE FROM client_tokens",
    "DELETE FROM sign_ins",
    "DELETE FROM enrolments",
    "DELETE FROM number_claims",
    "UPDATE approvals SET state = 'void' WHERE state = 'pending'",
];

/// Seals and authenticates everything in the database at `url` anew, or nothing. Nobody else may use it meanwhile.
///
/// # Errors
/// Database errors, or [`Error::Unsealable`] for a row that the old key did not seal.
pub async fn rekey(url: &str, keys: &Rekeying) -> Result<(), Error> {
    let mut connection = open::connection(url).await.map_err(|error| Error::Unavailable(error.to_string()))?;
    let mut transaction = connection.begin().await.map_err(failed)?;
    for sql in BEGUN {
        query(sql).execute(&mut *transaction).await.map_err(failed)?;
    }
    for column in SEALED {
        seal(&mut transaction, keys, &column).await?;
    }
    numbers(&mut transaction, keys).await?;
    entries(&mut transaction, keys).await?;
    base(&mut transaction, keys).await?;
    transaction.commit().await.map_err(failed)?;
    connection.close().await.map_err(failed)
}

fn text(row: &AnyRow, name: &str) -> Result<String, Error> {
    row.try_get(name).map_err(failed)
}

fn bytes(row: &AnyRow, name: &str) -> Result<Vec<u8>, Error> {
    row.try_get(name).map_err(failed)
}

fn unsealable(_: Unsealable) -> Error {
    Error::Unsealable
}

async fn seal(connection: &mut AnyConnection, keys: &Rekeying, column: &Column) -> Result<(), Error> {
    let mut behind = String::new();
    loop {
        let rows = query(column.read).bind(&behind).bind(STRIDE).fetch_all(&mut *connection).await.map_err(failed)?;
        let Some(last) = rows.last() else { return Ok(()) };
        behind = text(last, "id")?;
        for row in &rows {
            let (id, purpose) = (text(row, "id")?, text(row, "purpose")?);
            let what = (column.what)(&purpose);
            let write = match (keys.sealed(what, &id, &bytes(row, "sealed")?), what) {
                (Ok(sealed), _) => query(column.write).bind(sealed).bind(id),
                // It could not have been sent before either.
                (Err(Unsealable), Sealed::Message) => query("DELETE FROM messages WHERE id = $1").bind(id),
                (Err(Unsealable), _) => return Err(Error::Unsealable),
            };
            write.execute(&mut *connection).await.map_err(failed)?;
        }
    }
}

async fn numbers(connection: &mut AnyConnection, keys: &Rekeying) -> Result<(), Error> {
    let read = "SELECT id, sealed_number FROM numbers WHERE id > $1 ORDER BY id LIMIT $2";
    let write = "UPDATE numbers SET sealed_number = $1, number_proof = $2 WHERE id = $3";
    let mut behind = String::new();
    loop {
        let rows = query(read).bind(&behind).bind(STRIDE).fetch_all(&mut *connection).await.map_err(failed)?;
        let Some(last) = rows.last() else { return Ok(()) };
        behind = text(last, "id")?;
        for row in &rows {
            let (id, before) = (text(row, "id")?, bytes(row, "sealed_number")?);
            let proof = keys.number_tag(&id, &before).map_err(unsealable)?;
            let sealed = keys.sealed(Sealed::Number, &id, &before).map_err(unsealable)?;
            let write = query(write).bind(sealed).bind(proof).bind(id);
            write.execute(&mut *connection).await.map_err(failed)?;
        }
    }
}

async fn entries(connection: &mut AnyConnection, keys: &Rekeying) -> Result<(), Error> {
    let read = "SELECT seq, hash, proof FROM audit_entries WHERE seq > $1 ORDER BY seq LIMIT $2";
    let mut behind = 0_i64;
    loop {
        let rows = query(read).bind(behind).bind(STRIDE).fetch_all(&mut *connection).await.map_err(failed)?;
        let Some(last) = rows.last() else { return Ok(()) };
        behind = last.try_get("seq").map_err(failed)?;
        for row in &rows {
            let seq: i64 = row.try_get("seq").map_err(failed)?;
            let proof = keys.tag(Tagged::Entry, seq, &text(row, "hash")?, text(row, "proof")?);
            let write = query("UPDATE audit_entries SET proof = $1 WHERE seq = $2").bind(proof).bind(seq);
            write.execute(&mut *connection).await.map_err(failed)?;
        }
    }
}

async fn base(connection: &mut AnyConnection, keys: &Rekeying) -> Result<(), Error> {
    let row =
        query("SELECT seq, hash, proof FROM audit_base").fetch_optional(&mut *connection).await.map_err(failed)?;
    let Some(row) = row else { return Ok(()) };
    let seq: i64 = row.try_get("seq").map_err(failed)?;
    let proof = keys.tag(Tagged::Base, seq, &text(&row, "hash")?, text(&row, "proof")?);
    query("UPDATE audit_base SET proof = $1").bind(proof).execute(&mut *connection).await.map_err(failed)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    /// The columns of the migrations that hold what a key has sealed or authenticated, with their tables.
    fn columns() -> Vec<(String, String)> {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/migrations");
        let files =
            std::fs::read_dir(folder).unwrap().map(|file| std::fs::read_to_string(file.unwrap().path()).unwrap());
        let (mut table, mut found) = (String::new(), Vec::new());
        for line in files.collect::<String>().lines() {
            let words: Vec<&str> = line.split_whitespace().collect();
            let column = match words[..] {
                ["CREATE", "TABLE", name, ..] | ["ALTER", "TABLE", name, "RENAME", ..] => {
                    table = name.to_owned();
                    continue;
                }
                ["ALTER", "TABLE", name, "ADD", "COLUMN", column, ..] => {
                    table = name.to_owned();
                    column
                }
                [column, "TEXT" | "BYTEA" | "BYTEA,", ..] => column,
                _ => continue,
            };
            if column.starts_with("sealed") || column.ends_with("proof") {
                found.push((table.clone(), column.to_owned()));
            }
        }
        found
    }

    #[test]
    fn s21_no_column_that_a_key_has_sealed_or_proven_is_left_behind() {
        let source = include_str!("rekey.rs").split("#[cfg(test)]").next().unwrap();
        let columns = columns();
        assert!(columns.len() >= 12, "{columns:?}");
        for (table, column) in columns {
            let begun = source.contains(&format!("\"DELETE FROM {table}\""));
            let anew = source.contains(&format!("UPDATE {table} SET")) && source.contains(&format!("{column} = $"));
            assert!(begun || anew, "{column} of {table} would stay with the key before");
        }
    }
}
