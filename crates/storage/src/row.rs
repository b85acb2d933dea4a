//! Rows as both engines give them, and how a column becomes a value of the domain's.

use std::sync::Arc;

use sluss_domain::{Error, Timestamp};

/// A row that has left its connection.
#[derive(Clone, Debug)]
pub(crate) struct Row {
    /// The columns' names, which all rows of a result share.
    names: Arc<[String]>,
    cells: Vec<Cell>,
}

/// A value that was stored: all our columns are TEXT, BIGINT or BYTEA.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Cell {
    Null,
    Text(String),
    Number(i64),
    Bytes(Vec<u8>),
}

impl Row {
    pub(crate) const fn new(names: Arc<[String]>, cells: Vec<Cell>) -> Self {
        Self { names, cells }
    }
}

/// A type that a column is read as.
pub(crate) trait Column: Sized {
    /// `None` if the column contains something else.
    fn of(cell: &Cell) -> Option<Self>;
}

impl Column for String {
    fn of(cell: &Cell) -> Option<Self> {
        if let Cell::Text(text) = cell { Some(text.clone()) } else { None }
    }
}

impl Column for i64 {
    fn of(cell: &Cell) -> Option<Self> {
        if let Cell::Number(number) = cell { Some(*number) } else { None }
    }
}

impl Column for Vec<u8> {
    fn of(cell: &Cell) -> Option<Self> {
        if let Cell::Bytes(bytes) = cell { Some(bytes.clone()) } else { None }
    }
}

impl<T: Column> Column for Option<T> {
    fn of(cell: &Cell) -> Option<Self> {
        if *cell == Cell::Null { Some(None) } else { T::of(cell).map(Some) }
    }
}

pub(crate) fn get<T: Column>(row: &Row, column: &str) -> Result<T, Error> {
    let place = row.names.iter().position(|name| name == column);
    let cell = place.and_then(|place| row.cells.get(place));
    cell.and_then(T::of).ok_or_else(|| Error::Store(format!("the column {column} does not contain what it should")))
}

pub(crate) fn moment(row: &Row, column: &str) -> Result<Timestamp, Error> {
    get(row, column).map(Timestamp)
}

/// A count, which is never negative.
pub(crate) fn count(row: &Row, column: &str) -> Result<u32, Error> {
    Ok(u32::try_from(get::<i64>(row, column)?).unwrap_or(u32::MAX))
}

/// A column whose text has to be one of ours; anything else means that the row was tampered with.
pub(crate) fn parsed<T>(row: &Row, column: &str, parse: impl Fn(&str) -> Option<T>) -> Result<T, Error> {
    let text: String = get(row, column)?;
    parse(&text).ok_or_else(|| Error::Store(format!("the column {column} contains an unknown value")))
}

/// A column that contains JSON of ours.
pub(crate) fn json<T: serde::de::DeserializeOwned>(row: &Row, column: &str) -> Result<T, Error> {
    parsed(row, column, |text| serde_json::from_str(text).ok())
}

/// The value as JSON for a column.
pub(crate) fn to_json<T: serde::Serialize>(value: &T) -> String {
    serde_json::to_string(value).expect("stored values contain nothing that JSON cannot represent")
}
