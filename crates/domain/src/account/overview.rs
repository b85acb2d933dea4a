//! What an operator sees of an account at a glance: no secret, and no whole phone number.

use crate::account::Accounts;
use crate::error::Error;
use crate::model::account::Account;
use crate::model::audit::Event;
use crate::model::factor::Factor;
use crate::model::factors::Factors;
use crate::model::id::DeviceId;
use crate::model::session::Session;
use crate::model::timestamp::Timestamp;

/// An account, with what is registered and open for it.
#[derive(Clone, Debug)]
pub struct Overview {
    /// The account itself.
    pub account: Account,
    /// The second factors that are registered for it.
    pub factors: Factors,
    /// The last digits of each phone number.
    pub numbers: Vec<String>,
    /// What wrong answers have locked.
    pub locked: Vec<Factor>,
    /// The devices with a copy of their keys in use, and since when that is known.
    pub copied: Vec<(DeviceId, Timestamp)>,
    /// The sessions that still give access, the newest first.
    pub sessions: Vec<Session>,
    /// When its owner last signed in, as far back as the audit log reaches.
    pub signed_in_at: Option<Timestamp>,
}

impl Accounts<'_> {
    /// Reads what an operator needs to help somebody.
    ///
    /// # Errors
    /// [`Error::NotFound`] if no account has the address.
    pub async fn overview(&self, email: &str) -> Result<Overview, Error> {
        let account = self.by_address(email).await?;
        let second_factors = self.sluss.second_factors();
        let factors = second_factors.of(&account.id).await?;
        Ok(Overview {
            numbers: second_factors.hints(&factors)?,
            locked: second_factors.locked(&factors),
            copied: self.sluss.store.doubled(&account.id).await?,
            sessions: self.sluss.sessions().of(&account.id).await?,
            signed_in_at: self.sluss.store.audit_last(&account.id, Event::SignedIn).await?,
            account,
            factors,
        })
    }
}
