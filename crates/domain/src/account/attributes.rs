//! What operators say of people for relying parties to know. People see it in their own data, and cannot change it.

use crate::account::Accounts;
use crate::error::Error;
use crate::model::attributes::Attributes;
use crate::model::audit::{Entry, Event};
use crate::model::id::AccountId;
use crate::model::relying_party::RelyingParty;
use crate::model::visitor::Visitor;
use crate::ports::store::Change;

impl Accounts<'_> {
    /// What is said of the person with this address.
    ///
    /// # Errors
    /// [`Error::NotFound`] if no account has the address.
    pub async fn attributes(&self, email: &str) -> Result<Attributes, Error> {
        let account = self.by_address(email).await?;
        self.sluss.store.attributes(&account.id).await
    }

    /// Sets what is said of the person with this address, whatever it was; `false` if it was the same. Only operators
    /// call this, and clients that they let: then `by` is the client's id.
    ///
    /// # Errors
    /// [`Error::NotFound`] if no account has the address.
    pub async fn set_attributes(&self, email: &str, attributes: Attributes, by: Option<&str>) -> Result<bool, Error> {
        let account = self.by_address(email).await?.id;
        if self.sluss.store.attributes(&account).await? == attributes {
            return Ok(false);
        }
        let entry = self.sluss.audit_log().entry(Event::AttributesChanged, Some(account.clone()), &Visitor::default());
        let noted = Change::Record(Entry { client: by.map(str::to_owned), ..entry });
        let set = Change::SetAttributes(account, attributes);
        match self.sluss.store.commit(vec![set, noted]).await.map_err(Error::from) {
            Err(Error::Conflict) => Err(Error::NotFound),
            other => other.map(|()| true),
        }
    }

    /// What a relying party is told of an account besides name, address and language, by its own names. It costs
    /// nothing for a party that is told nothing.
    ///
    /// # Errors
    /// Only store errors.
    pub async fn told(&self, account: &AccountId, party: &RelyingParty) -> Result<Attributes, Error> {
        if party.released.names.is_empty() {
            return Ok(Attributes::default());
        }
        Ok(party.released.of(&self.sluss.store.attributes(account).await?))
    }
}
