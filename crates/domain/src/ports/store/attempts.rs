//! Reading counts, as a port.

use async_trait::async_trait;

use crate::error::Error;
use crate::model::allowance::Window;
use crate::model::attempts::{Failed, TryKey};
use crate::model::factor::Factor;
use crate::model::id::AccountId;

/// Counts: of attempts at passwords and second factors, and of allowances.
#[async_trait]
pub trait AttemptStore: Send + Sync {
    /// The wrong passwords in a row under these keys, one or two, in the order of the keys.
    async fn tries(&self, keys: &[TryKey]) -> Result<Vec<Failed>, Error>;
    /// The wrong answers in a row to one factor.
    async fn failures(&self, account: &AccountId, factor: &Factor) -> Result<u32, Error>;
    /// The current windows under a key, one for each length.
    async fn windows(&self, key: &str) -> Result<Vec<Window>, Error>;
}
