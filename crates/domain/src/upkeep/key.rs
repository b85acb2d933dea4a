//! Storing keys: sealed, for one purpose, and retired with an overlap. The server signs with them.

use std::time::Duration;

use crate::error::Error;
use crate::model::audit::Event;
use crate::model::id::SigningKeyId;
use crate::model::key::{Purpose, SigningKey};
use crate::model::visitor::Visitor;
use crate::ports::entropy::new_id;
use crate::ports::store::{Change, CommitError};
use crate::upkeep::Upkeep;

/// How long a replaced key is still published: longer than anything that it signed lives, and than caches keep it.
const OVERLAP: Duration = Duration::from_secs(24 * 60 * 60);

impl Upkeep<'_> {
    /// Stores a new key for a purpose, passed as PKCS#8 in the clear; the ones in use retire (J12: with an overlap).
    ///
    /// # Errors
    /// [`Error::Conflict`] if another node has stored one at the same time; store errors.
    pub async fn put_signing_key(&self, purpose: Purpose, private: &[u8]) -> Result<(), Error> {
        let retire = Change::RetireSigningKeys(purpose, self.sluss.now().after(OVERLAP));
        let noted = Change::Record(self.sluss.audit_log().entry(Event::KeysRotated, None, &Visitor::default()));
        Ok(self.sluss.store.commit(vec![retire, self.add_key(purpose, private), noted]).await?)
    }

    /// Stores the first key for a purpose. If another program was faster, its key remains the one in use.
    ///
    /// # Errors
    /// Only store errors.
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

    /// The keys that are in use or still published, the newest first.
    ///
    /// # Errors
    /// Only store errors.
    pub async fn signing_keys(&self) -> Result<Vec<SigningKey>, Error> {
        let now = self.sluss.now();
        let mut keys = self.sluss.store.signing_keys().await?;
        keys.retain(|key| key.retires_at.is_none_or(|at| at > now));
        Ok(keys)
    }
}
