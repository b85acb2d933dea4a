//! An account's second factors, from all tables that hold them.

use sluss_domain::Error;
use sluss_domain::model::factors::Factors;
use sluss_domain::model::id::AccountId;
use sqlx::AnyPool;

use super::{credentials, devices, failures, numbers};
use crate::pipeline;
use crate::row::failed;

pub(crate) async fn of(pool: &AnyPool, account: &AccountId) -> Result<Factors, Error> {
    let asked = [devices::all(account), numbers::all(account), credentials::all(account), failures::all(account)];
    let [devices, numbers, credentials, failures] = pipeline::rows(pool, asked).await.map_err(failed)?;
    Ok(Factors {
        devices: devices.iter().map(devices::read).collect::<Result<_, _>>()?,
        numbers: numbers.iter().map(numbers::read).collect::<Result<_, _>>()?,
        credentials: credentials.iter().map(credentials::read).collect::<Result<_, _>>()?,
        failures: failures.iter().map(failures::read).collect::<Result<_, _>>()?,
    })
}
