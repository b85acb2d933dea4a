//! A statement with its values, before it is known how it will reach the database. Knows no connection.

use rusqlite::types::{Null, ToSql, ToSqlOutput, ValueRef};
use sqlx::Any;
use sqlx::any::AnyArguments;
use sqlx::query::Query;

/// A statement with its values, which `$1`, `$2` … stand for.
#[derive(Clone, Debug)]
pub(crate) struct Statement {
    pub(crate) sql: &'static str,
    pub(crate) values: Vec<Value>,
}

/// A value for a column, or NULL of the column's type.
#[derive(Clone, Debug)]
pub(crate) enum Value {
    Text(Option<String>),
    Number(Option<i64>),
    Bytes(Option<Vec<u8>>),
}

/// A statement without values so far.
pub(crate) const fn statement(sql: &'static str) -> Statement {
    Statement { sql, values: Vec::new() }
}

impl Statement {
    /// Adds the value for the next placeholder.
    pub(crate) fn bind(mut self, value: impl Into<Value>) -> Self {
        self.values.push(value.into());
        self
    }

    /// The statement as sqlx takes it.
    pub(crate) fn query(self) -> Query<'static, Any, AnyArguments> {
        self.values.into_iter().fold(sqlx::query(self.sql), |query, value| value.bind_to(query))
    }
}

impl Value {
    /// Passes the value to sqlx by its type.
    pub(crate) fn bind_to(self, query: Query<'_, Any, AnyArguments>) -> Query<'_, Any, AnyArguments> {
        match self {
            Self::Text(value) => query.bind(value),
            Self::Number(value) => query.bind(value),
            Self::Bytes(value) => query.bind(value),
        }
    }
}

impl ToSql for Value {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        match self {
            Self::Text(Some(value)) => Ok(ToSqlOutput::Borrowed(ValueRef::Text(value.as_bytes()))),
            Self::Number(Some(value)) => Ok(ToSqlOutput::Borrowed(ValueRef::Integer(*value))),
            Self::Bytes(Some(value)) => Ok(ToSqlOutput::Borrowed(ValueRef::Blob(value))),
            Self::Text(None) | Self::Number(None) | Self::Bytes(None) => Null.to_sql(),
        }
    }
}

impl From<&str> for Value {
    fn from(value: &str) -> Self {
        Self::Text(Some(value.to_owned()))
    }
}

impl From<Option<&str>> for Value {
    fn from(value: Option<&str>) -> Self {
        Self::Text(value.map(str::to_owned))
    }
}

impl From<String> for Value {
    fn from(value: String) -> Self {
        Self::Text(Some(value))
    }
}

impl From<Option<String>> for Value {
    fn from(value: Option<String>) -> Self {
        Self::Text(value)
    }
}

impl From<i64> for Value {
    fn from(value: i64) -> Self {
        Self::Number(Some(value))
    }
}

impl From<Option<i64>> for Value {
    fn from(value: Option<i64>) -> Self {
        Self::Number(value)
    }
}

impl From<Vec<u8>> for Value {
    fn from(value: Vec<u8>) -> Self {
        Self::Bytes(Some(value))
    }
}

impl From<Option<Vec<u8>>> for Value {
    fn from(value: Option<Vec<u8>>) -> Self {
        Self::Bytes(value)
    }
}
