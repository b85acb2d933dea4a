//! Looking up what was counted, as a port.

use async_trait::async_trait;

use crate::error::Error;
use crate::model::allowance::Window;
use crate::model::attempts::{Failed, TryKey};
use crate::model::factor::Factor;
use crate::model::id::AccountId;

/// What is counted: attempts at passwords and second factors, and what was spent.
#[async_trait]
pub trait AttemptStore: Send + Sync {
    /// How many wrong passwords in a row there are under these keys, one or two; in the order of the keys.
    async fn tries(&self, keys: &[TryKey]) -> Result<Vec<Failed>, Error>;
    /// How many wrong answers in a row there are.
    async fn failures(&self, account: &AccountId, factor: &Factor) -> Result<u32, Error>;
    /// What was spent under a key, by how long its windows are.
    async fn windows(&self, key: &str) -> Result<Vec<Window>, Error>;
}
