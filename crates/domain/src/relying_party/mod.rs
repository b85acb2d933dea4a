//! Relying parties: registering them, and what they are issued. Their requests are read in the crates of their
//! protocols.

mod access_token;
mod client_secret;
mod device_grant;
mod one_time_result;
mod pushed_request;
mod refresh_token;
mod ticket;

pub use device_grant::{POLL_INTERVAL, Polled};

use crate::error::Error;
use crate::model::audit::{Entry, Event};
use crate::model::branding::{Branding, SiteLogo};
use crate::model::relying_party::RelyingParty;
use crate::model::visitor::Visitor;
use crate::ports::store::Change;
use crate::sluss::Sluss;

/// Relying parties: registering them, and what they are issued.
#[derive(Clone, Copy, Debug)]
pub struct RelyingParties<'a> {
    pub(crate) sluss: &'a Sluss,
}

impl Sluss {
    /// Relying parties: registering them, and what they are issued.
    #[must_use]
    pub const fn relying_parties(&self) -> RelyingParties<'_> {
        RelyingParties { sluss: self }
    }
}

impl RelyingParties<'_> {
    /// Finds the relying party with this id.
    ///
    /// # Errors
    /// [`Error::NotFound`] if none is registered by it.
    pub async fn find(&self, id: &str) -> Result<RelyingParty, Error> {
        if !RelyingParty::is_id(id) {
            return Err(Error::NotFound);
        }
        self.sluss.store.relying_party(id).await?.ok_or(Error::NotFound)
    }

    /// Registers a relying party, or changes one that is registered. Only operators call this.
    ///
    /// # Errors
    /// Only store errors.
    pub async fn put(&self, party: RelyingParty) -> Result<(), Error> {
        let noted = self.note(Event::RelyingPartyRegistered, &party.id);
        Ok(self.sluss.store.commit(vec![Change::PutRelyingParty(party), noted]).await?)
    }

    /// The same, together with a new logo or without the one that it had.
    ///
    /// # Errors
    /// Only store errors.
    pub async fn put_with_logo(&self, party: RelyingParty, logo: Option<SiteLogo>) -> Result<(), Error> {
        let noted = self.note(Event::RelyingPartyRegistered, &party.id);
        let (kind, bytes) = logo.map(|logo| (logo.kind, logo.bytes)).unzip();
        let set = Change::SetLogo(party.id.clone(), bytes);
        let party = RelyingParty { branding: Branding { logo: kind, ..party.branding }, ..party };
        Ok(self.sluss.store.commit(vec![Change::PutRelyingParty(party), set, noted]).await?)
    }

    /// The logo of the relying party with this id.
    ///
    /// # Errors
    /// [`Error::NotFound`] if it has none.
    pub async fn logo(&self, id: &str) -> Result<SiteLogo, Error> {
        let kind = self.find(id).await?.branding.logo.ok_or(Error::NotFound)?;
        let bytes = self.sluss.store.logo(id).await?.ok_or(Error::NotFound)?;
        Ok(SiteLogo { kind, bytes })
    }

    /// Removes a relying party. Only operators call this.
    ///
    /// # Errors
    /// [`Error::NotFound`] if none is registered by this id.
    pub async fn remove(&self, id: &str) -> Result<(), Error> {
        let noted = self.note(Event::RelyingPartyRemoved, id);
        let removed = self.sluss.store.commit(vec![Change::RemoveRelyingParty(id.to_owned()), noted]).await;
        match removed.map_err(Error::from) {
            Err(Error::Conflict) => Err(Error::NotFound),
            other => other,
        }
    }

    fn note(&self, event: Event, id: &str) -> Change {
        let entry = self.sluss.audit_log().entry(event, None, &Visitor::default());
        Change::Record(Entry { client: Some(id.to_owned()), ..entry })
    }
}
