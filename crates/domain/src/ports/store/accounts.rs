//! Looking up accounts, as a port.

use async_trait::async_trait;

use crate::error::Error;
use crate::model::account::Account;
use crate::model::email::Email;
use crate::model::factors::Factors;
use crate::model::id::AccountId;
use crate::model::timestamp::Timestamp;

/// Accounts, and all that is registered for one.
#[async_trait]
pub trait AccountStore: Send + Sync {
    /// An account by its id.
    async fn account(&self, id: &AccountId) -> Result<Option<Account>, Error>;
    /// An account by its address.
    async fn account_by_email(&self, email: &Email) -> Result<Option<Account>, Error>;
    /// All accounts, by address.
    async fn accounts(&self) -> Result<Vec<Account>, Error>;
    /// So many accounts behind this id, in the order of their ids.
    async fn accounts_behind(&self, id: &str, limit: usize) -> Result<Vec<Account>, Error>;
    /// The accounts whose PANIC is due.
    async fn factor_resets_due(&self, now: Timestamp) -> Result<Vec<Account>, Error>;
    /// All that an account can open its second gate with.
    async fn factors(&self, account: &AccountId) -> Result<Factors, Error>;
}
