//! Relying sites, as they are registered. What they send us is read in the OpenID Connect crate.

mod grant;

use crate::error::Error;
use crate::model::client::Client;
use crate::sluss::Sluss;

impl Sluss {
    /// The site with this id.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub async fn client(&self, id: &str) -> Result<Client, Error> {
        if !Client::is_id(id) {
            return Err(Error::NotFound);
        }
        self.store.client(id).await?.ok_or(Error::NotFound)
    }
}
