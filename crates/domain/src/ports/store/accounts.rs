//! Reading accounts, as a port.

use async_trait::async_trait;

use crate::error::Error;
use crate::model::account::Account;
use crate::model::attributes::Attributes;
use crate::model::email::Email;
use crate::model::factors::Factors;
use crate::model::id::AccountId;
use crate::model::timestamp::Timestamp;

/// Accounts, and everything that is registered for each.
#[async_trait]
pub trait AccountStore: Send + Sync {
    /// Finds an account by its id, disabled or not.
    async fn account(&self, id: &AccountId) -> Result<Option<Account>, Error>;
    /// Finds an account by its address, however that was typed.
    async fn account_by_email(&self, email: &Email) -> Result<Option<Account>, Error>;
    /// All accounts, in the order of their addresses.
    async fn accounts(&self) -> Result<Vec<Account>, Error>;
    /// Up to `limit` accounts after this id, in the order of their ids.
    async fn accounts_behind(&self, id: &str, limit: usize) -> Result<Vec<Account>, Error>;
    /// The accounts whose planned factor reset is due.
    async fn factor_resets_due(&self, now: Timestamp) -> Result<Vec<Account>, Error>;
    /// What operators have said of an account's person; nothing if they have not.
    async fn attributes(&self, account: &AccountId) -> Result<Attributes, Error>;
    /// Everything that an account can complete a second step with, and its counts of wrong answers.
    async fn factors(&self, account: &AccountId) -> Result<Factors, Error>;
}
