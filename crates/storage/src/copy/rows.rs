//! Copying all rows of all tables between databases of any engine: columns are TEXT, BIGINT or BYTEA on both.

use futures_util::TryStreamExt;
use sqlx::any::AnyRow;
use sqlx::{AnyConnection, AssertSqlSafe, Executor, Row, query};

use super::CopyError;
use crate::open::version;
use crate::statement::Value;

/// All tables except those of the engine and of the migrations, in an order in which referenced tables come first. They
/// are the same on both engines, so SQLite is asked, which needs no privileges for it.
pub(super) async fn tables(sqlite: &mut AnyConnection) -> Result<Vec<String>, sqlx::Error> {
    let sql = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name NOT LIKE '_sqlx%' ORDER BY rowid";
    let rows = sqlite.fetch_all(sql).await?;
    rows.iter().map(|row| row.try_get("name")).collect()
}

/// Requires the same version: another one would leave out columns, or lack some.
pub(super) async fn same_version(one: &mut AnyConnection, other: &mut AnyConnection) -> Result<(), CopyError> {
    let same = version(one).await.is_ok_and(|version| version > 0) && version(one).await? == version(other).await?;
    if same { Ok(()) } else { Err(CopyError::Version) }
}

/// A column, and how to read its values.
struct Column {
    name: String,
    kind: fn(&AnyRow, &str) -> Result<Value, sqlx::Error>,
}

fn text(row: &AnyRow, name: &str) -> Result<Value, sqlx::Error> {
    row.try_get(name).map(Value::Text)
}

fn number(row: &AnyRow, name: &str) -> Result<Value, sqlx::Error> {
    row.try_get(name).map(Value::Number)
}

fn bytes(row: &AnyRow, name: &str) -> Result<Value, sqlx::Error> {
    row.try_get(name).map(Value::Bytes)
}

async fn columns(sqlite: &mut AnyConnection, table: &str) -> Result<Vec<Column>, sqlx::Error> {
    let rows = sqlite.fetch_all(query("SELECT name, type AS kind FROM pragma_table_info($1)").bind(table)).await?;
    let column = |row: &AnyRow| {
        let kind: String = row.try_get("kind")?;
        let kind = match kind.as_str() {
            "BIGINT" => number,
            "BYTEA" => bytes,
            _ => text,
        };
        Ok(Column { name: row.try_get("name")?, kind })
    };
    rows.iter().map(column).collect()
}

/// Which of the two databases is on SQLite and so lists the tables.
enum Knows {
    From,
    To,
}

/// Copies all rows. They come from one snapshot if the caller has begun a transaction in `from`; in `to` either all of
/// them arrive or none.
pub(super) async fn copy(from: &mut AnyConnection, to: &mut AnyConnection) -> Result<(), CopyError> {
    let knows = if from.backend_name() == "SQLite" { Knows::From } else { Knows::To };
    let tables = match knows {
        Knows::From => tables(from).await?,
        Knows::To => tables(to).await?,
    };
    to.execute("BEGIN").await?;
    for table in tables {
        let columns = match knows {
            Knows::From => columns(from, &table).await?,
            Knows::To => columns(to, &table).await?,
        };
        copy_table(from, to, &table, &columns).await?;
    }
    to.execute("COMMIT").await?;
    Ok(())
}

async fn copy_table(
    from: &mut AnyConnection,
    to: &mut AnyConnection,
    table: &str,
    columns: &[Column],
) -> Result<(), CopyError> {
    let names = columns.iter().map(|column| column.name.as_str()).collect::<Vec<_>>().join(", ");
    let places = (1..=columns.len()).map(|place| format!("${place}")).collect::<Vec<_>>().join(", ");
    let insert = format!("INSERT INTO {table} ({names}) VALUES ({places})");
    let mut rows = from.fetch(AssertSqlSafe(format!("SELECT {names} FROM {table}")));
    while let Some(row) = rows.try_next().await? {
        let mut add = query(AssertSqlSafe(insert.clone()));
        for column in columns {
            add = (column.kind)(&row, &column.name)?.bind_to(add);
        }
        to.execute(add).await?;
    }
    Ok(())
}
