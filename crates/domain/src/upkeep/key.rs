//! Keys as they are kept: what for, since when, and sealed. What is signed with them is the server's business.

use std::time::Duration;

use crate::error::Error;
use crate::model::id::SigningKeyId;
use crate::model::key::{Purpose, SigningKey};
use crate::ports::entropy::new_id;
use crate::ports::store::{Change, CommitError};
use crate::upkeep::Upkeep;

/// How long a replaced key is still published: longer than anything that it signed lives, and than caches keep it.
const OVERLAP: Duration = Duration::from_secs(24 * 60 * 60);

impl Upkeep<'_> {
    /// Stores a new key for a purpose, PKCS#8 in the clear; the ones in use for it retire (J12: with an overlap).
    ///
    /// # Errors
    /// [`Error::Conflict`] where another node has put one to use at the same moment, and the store's.
    pub async fn put_signing_key(&self, purpose: Purpose, private: &[u8]) -> Result<(), Error> {
        let retire = Change::RetireSigningKeys(purpose, self.sluss.now().after(OVERLAP));
        Ok(self.sluss.store.commit(vec![retire, self.add_key(purpose, private)]).await?)
    }

    /// Stores the first key for a purpose. Where another program was first, that one's is in use and stays so.
    ///
    /// # Errors
    /// Only the store's.
    pub async fn put_first_key(&self, purpose: Purpose, private: &[u8]) -> Result<(), Error> {
        match self.sluss.store.commit(vec![self.add_key(purpose, private)]).await {
            Ok(()) | Err(CommitError::Conflict) => Ok(()),
            other => Ok(other?),
        }
    }

    fn add_key(&self, purpose: Purpose, private: &[u8]) -> Change {
        let id = new_id::<SigningKeyId>(&*self.sluss.entropy);
        let sealed = self.sluss.sealer.seal(purpose.name(), id.as_str(), private);
        Change::AddSigningKey(SigningKey {
            id,
            purpose,
            private: sealed,
            created_at: self.sluss.now(),
            retires_at: None,
        })
    }

    /// The keys that are in use or still published, newest first.
    ///
    /// # Errors
    /// Only the store's.
    pub async fn signing_keys(&self) -> Result<Vec<SigningKey>, Error> {
        let now = self.sluss.now();
        let mut keys = self.sluss.store.signing_keys().await?;
        keys.retain(|key| key.retires_at.is_none_or(|at| at > now));
        Ok(keys)
    }
}
