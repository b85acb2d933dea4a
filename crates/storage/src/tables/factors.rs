//! An account's second factors, from all tables that hold them.

use sluss_domain::Error;
use sluss_domain::model::factors::Factors;
use sluss_domain::model::id::AccountId;

use super::{devices, numbers};
use crate::reader::Reader;
use crate::row::{self, get};
use crate::statement::{Statement, statement};

/// What `what` says in a row that counts one-time secrets.
const CREDENTIALS: &str = "credentials";

pub(crate) async fn of(reader: &Reader, account: &AccountId) -> Result<Factors, Error> {
    let devices = reader.rows(devices::all(account)).await?;
    let numbers = reader.rows(numbers::all(account)).await?;
    let counts = reader.rows(counts(account)).await?;
    let mut factors = Factors {
        devices: devices.iter().map(devices::read).collect::<Result<_, _>>()?,
        numbers: numbers.iter().map(numbers::read).collect::<Result<_, _>>()?,
        ..Factors::default()
    };
    for row in &counts {
        let (what, name): (String, String) = (get(row, "what")?, get(row, "name")?);
        let counted = if what == CREDENTIALS { &mut factors.credentials } else { &mut factors.failures };
        counted.insert(name, row::count(row, "many")?);
    }
    Ok(factors)
}

/// Unused one-time secrets by method, and wrong answers in a row by factor: one statement, since this is read at every second step.
fn counts(account: &AccountId) -> Statement {
    let sql = "SELECT 'credentials' AS what, method AS name, COUNT(*) AS many FROM credentials WHERE account = $1 GROUP BY method \
         UNION ALL SELECT 'failures', factor, in_a_row FROM failures WHERE account = $2";
    statement(sql).bind(account.as_str()).bind(account.as_str())
}
