//! Reading rows, and what database errors mean to the domain.

use sluss_domain::ports::store::CommitError;
use sluss_domain::{Error, Timestamp};
use sqlx::any::AnyRow;
use sqlx::{Decode, Row, Type};

use crate::database_error::{in_words, passes};

pub(crate) fn get<'r, T>(row: &'r AnyRow, column: &str) -> Result<T, Error>
where
    T: Decode<'r, sqlx::Any> + Type<sqlx::Any>,
{
    row.try_get(column).map_err(failed)
}

pub(crate) fn moment(row: &AnyRow, column: &str) -> Result<Timestamp, Error> {
    get(row, column).map(Timestamp)
}

/// A count, which is never negative.
pub(crate) fn count(row: &AnyRow, column: &str) -> Result<u32, Error> {
    Ok(u32::try_from(get::<i64>(row, column)?).unwrap_or(u32::MAX))
}

/// A column whose text has to be one of ours; anything else means that the row was tampered with.
pub(crate) fn parsed<T>(row: &AnyRow, column: &str, parse: impl Fn(&str) -> Option<T>) -> Result<T, Error> {
    let text: String = get(row, column)?;
    parse(&text).ok_or_else(|| Error::Store(format!("the column {column} contains an unknown value")))
}

/// A column that contains JSON of ours.
pub(crate) fn json<T: serde::de::DeserializeOwned>(row: &AnyRow, column: &str) -> Result<T, Error> {
    parsed(row, column, |text| serde_json::from_str(text).ok())
}

/// The value as JSON for a column.
pub(crate) fn to_json<T: serde::Serialize>(value: &T) -> String {
    serde_json::to_string(value).expect("stored values contain nothing that JSON cannot represent")
}

#[expect(clippy::needless_pass_by_value, reason = "this is handed to map_err")]
pub(crate) fn failed(error: sqlx::Error) -> Error {
    let why = in_words(&error);
    if passes(&error) { Error::Unavailable(why) } else { Error::Store(why) }
}

/// A failed write: what exists already, or does not exist but has to, is a conflict.
pub(crate) fn refused(error: sqlx::Error) -> CommitError {
    match &error {
        sqlx::Error::Database(database) if database.is_unique_violation() || database.is_foreign_key_violation() => {
            CommitError::Conflict
        }
        _ => unavailable(error),
    }
}

/// A write that failed for a reason other than a conflict.
#[expect(clippy::needless_pass_by_value, reason = "this is handed to map_err")]
pub(crate) fn unavailable(error: sqlx::Error) -> CommitError {
    let why = in_words(&error);
    if passes(&error) { CommitError::Unavailable(why) } else { CommitError::Broken(why) }
}
