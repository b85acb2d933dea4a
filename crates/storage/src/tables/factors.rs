//! An account's second factors, from all tables that hold them.

use sluss_domain::Error;
use sluss_domain::model::factors::Factors;
use sluss_domain::model::id::AccountId;
use sqlx::AnyPool;

use super::{devices, failures, numbers, recovery_codes};
use crate::pipeline;
use crate::row::failed;

pub(crate) async fn of(pool: &AnyPool, account: &AccountId) -> Result<Factors, Error> {
    let asked = [devices::all(account), numbers::all(account), recovery_codes::all(account), failures::all(account)];
    let [devices, numbers, codes, failures] = pipeline::rows(pool, asked).await.map_err(failed)?;
    Ok(Factors {
        devices: devices.iter().map(devices::read).collect::<Result<_, _>>()?,
        numbers: numbers.iter().map(numbers::read).collect::<Result<_, _>>()?,
        recovery_codes: codes.first().map_or(Ok(0), recovery_codes::read)?,
        failures: failures.iter().map(failures::read).collect::<Result<_, _>>()?,
    })
}
