//! Relying sites, as they are registered. What they send us is read in the OpenID Connect crate.

mod grant;

use crate::error::Error;
use crate::model::client::Client;
use crate::sluss::Sluss;

/// Relying parties, and what they are given.
#[derive(Clone, Copy, Debug)]
pub struct RelyingParties<'a> {
    pub(crate) sluss: &'a Sluss,
}

impl Sluss {
    /// Relying parties, and what they are given.
    #[must_use]
    pub const fn relying_parties(&self) -> RelyingParties<'_> {
        RelyingParties { sluss: self }
    }
}

impl RelyingParties<'_> {
    /// The site with this id.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub async fn find(&self, id: &str) -> Result<Client, Error> {
        if !Client::is_id(id) {
            return Err(Error::NotFound);
        }
        self.sluss.store.client(id).await?.ok_or(Error::NotFound)
    }
}
