//! Secrets of clients that sign with them, and so cannot be kept as a hash: sealed, each for its client. And what clients have signed, which
//! counts once (J10).

use std::time::Duration;

use crate::error::Error;
use crate::model::oidc_policy::CLIENT_SECRET_PURPOSE;
use crate::model::secret::{Bearer, Kind};
use crate::ports::sealer::Opened;
use crate::ports::store::{Change, IssuedChange};
use crate::relying_party::RelyingParties;

impl RelyingParties<'_> {
    /// Keeps a client's secret sealed, or forgets it. Only operators call this.
    ///
    /// # Errors
    /// Only store errors.
    pub async fn seal_secret(&self, client: &str, secret: Option<&str>) -> Result<(), Error> {
        let sealed = secret.map(|secret| self.sluss.sealer.seal(CLIENT_SECRET_PURPOSE, client, secret.as_bytes()));
        let set = Change::Issued(IssuedChange::SetClientSecret(client.to_owned(), sealed));
        Ok(self.sluss.store.commit(vec![set]).await?)
    }

    /// The secret of a client that signs with it.
    ///
    /// # Errors
    /// [`Error::NotFound`] if none is kept, [`Error::Unsealable`] if another key sealed it.
    pub async fn sealed_secret(&self, client: &str) -> Result<Opened, Error> {
        let sealed = self.sluss.store.client_secret(client).await?.ok_or(Error::NotFound)?;
        Ok(self.sluss.sealer.open(CLIENT_SECRET_PURPOSE, client, &sealed)?)
    }

    /// Spends something that was signed to be used once, such as a proof of a key (RFC 9449) or of a client's identity
    /// (RFC 7523). `whose` keeps the ids of one signer apart from those of others.
    ///
    /// # Errors
    /// [`Error::AlreadyUsed`] if it was spent before.
    pub async fn spend_once(&self, whose: &str, id: &str, lasts: Duration) -> Result<(), Error> {
        let hash = Bearer::from_bytes(Kind::Proof, format!("{whose}.{id}").as_bytes()).hash();
        let spent = Change::AddProof(hash, self.sluss.now().after(lasts));
        match self.sluss.store.commit(vec![spent]).await.map_err(Error::from) {
            Err(Error::Conflict) => Err(Error::AlreadyUsed),
            other => other,
        }
    }
}
