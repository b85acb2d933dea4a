//! A device's proof that it holds its key: it works once. How it is written and signed is the server's business.

use crate::error::Error;
use crate::factor::device::Devices;
use crate::model::device_proof::DeviceProof;
use crate::ports::store::Change;

impl DeviceProof {
    /// The change that spends it.
    #[must_use]
    pub fn spend(&self) -> Change {
        Change::AddProof(self.hash.clone(), self.until)
    }
}

impl Devices<'_> {
    /// Spends a proof by itself. The key that made it must be known to be a device's: what anybody can sign is not worth a row.
    ///
    /// # Errors
    /// [`Error::InvalidProof`] when it was spent before.
    pub async fn spend_proof(&self, proof: &DeviceProof) -> Result<(), Error> {
        match self.sluss.store.commit(vec![proof.spend()]).await.map_err(Error::from) {
            Err(Error::Conflict) => Err(Error::InvalidProof),
            other => other,
        }
    }

    /// Why a commit that was to spend a proof too did not hold: the proof was spent before, or it is another of its guards.
    pub(crate) async fn conflict_with(&self, proof: &DeviceProof, other: Error) -> Error {
        match self.sluss.store.has_proof(&proof.hash).await {
            Ok(true) => Error::InvalidProof,
            Ok(false) => other,
            Err(error) => error,
        }
    }
}
