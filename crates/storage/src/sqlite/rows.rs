//! Statements on one connection to SQLite: their values, and the rows that they find.

use std::sync::Arc;

use rusqlite::Connection;
use rusqlite::types::ValueRef;

use crate::row::{Cell, Row};
use crate::statement::{Statement, Value};

/// The rows that a statement finds.
pub(super) fn found(connection: &Connection, asked: &Statement) -> rusqlite::Result<Vec<Row>> {
    let mut prepared = connection.prepare_cached(asked.sql)?;
    bind(&mut prepared, &asked.values)?;
    let names: Arc<[String]> = prepared.column_names().into_iter().map(str::to_owned).collect();
    let mut rows = prepared.raw_query();
    let mut all = Vec::new();
    while let Some(row) = rows.next()? {
        let cells = (0..names.len()).map(|place| cell(row.get_ref(place)?)).collect::<rusqlite::Result<_>>()?;
        all.push(Row::new(Arc::clone(&names), cells));
    }
    Ok(all)
}

/// Executes a statement, and returns how many rows it changed; meaningless for one that changes none by its nature.
pub(super) fn execute(connection: &Connection, statement: &Statement) -> rusqlite::Result<usize> {
    let mut prepared = connection.prepare_cached(statement.sql)?;
    bind(&mut prepared, &statement.values)?;
    prepared.raw_execute()
}

/// SQLite takes `$1` for a name, and numbers names in the order in which they occur.
fn bind(prepared: &mut rusqlite::Statement<'_>, values: &[Value]) -> rusqlite::Result<()> {
    for place in 1..=prepared.parameter_count() {
        let number = prepared.parameter_name(place).and_then(|name| name.get(1..)?.parse::<usize>().ok());
        let value = number.and_then(|number| values.get(number.checked_sub(1)?));
        let value = value.ok_or_else(|| rusqlite::Error::InvalidParameterCount(values.len(), place))?;
        prepared.raw_bind_parameter(place, value)?;
    }
    Ok(())
}

fn cell(value: ValueRef<'_>) -> rusqlite::Result<Cell> {
    Ok(match value {
        ValueRef::Null => Cell::Null,
        ValueRef::Integer(number) => Cell::Number(number),
        ValueRef::Text(_) => Cell::Text(value.as_str()?.to_owned()),
        ValueRef::Blob(bytes) => Cell::Bytes(bytes.to_owned()),
        // No column of ours contains one.
        ValueRef::Real(_) => return Err(rusqlite::Error::InvalidQuery),
    })
}

#[cfg(test)]
mod tests {
    use rusqlite::Connection;

    use super::{execute, found};
    use crate::row::get;
    use crate::statement::statement;

    #[test]
    fn each_placeholder_gets_its_own_value_wherever_it_stands() {
        let connection = Connection::open_in_memory().unwrap();
        connection.execute_batch("CREATE TABLE a (b TEXT, c BIGINT, d BYTEA)").unwrap();
        let add = statement("INSERT INTO a (c, b, d) VALUES ($2, $1, $3)").bind("one").bind(2).bind(vec![3]);
        assert_eq!(execute(&connection, &add), Ok(1));
        let change = statement("UPDATE a SET c = $2 WHERE b = $1 OR c > $2").bind("one").bind(7);
        assert_eq!(execute(&connection, &change), Ok(1));
        let rows = found(&connection, &statement("SELECT b, c, d FROM a WHERE c = $1").bind(7)).unwrap();
        let row = rows.first().unwrap();
        assert_eq!(get::<String>(row, "b").unwrap(), "one");
        assert_eq!(get::<i64>(row, "c").unwrap(), 7);
        assert_eq!(get::<Option<Vec<u8>>>(row, "d").unwrap(), Some(vec![3]));
        assert!(get::<i64>(row, "b").is_err() && get::<String>(row, "e").is_err());
    }

    #[test]
    fn a_statement_with_too_few_values_is_refused() {
        let connection = Connection::open_in_memory().unwrap();
        assert!(found(&connection, &statement("SELECT $1, $2").bind(1)).is_err());
    }
}
