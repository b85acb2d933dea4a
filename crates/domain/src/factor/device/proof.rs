//! Spending a device's proof that it holds its key: each works once. How a proof is encoded and signed is for the
//! server to know.

use crate::error::Error;
use crate::factor::device::Devices;
use crate::model::device_proof::DeviceProof;
use crate::ports::store::Change;

impl DeviceProof {
    /// The change that spends this proof; its commit fails if the proof was spent before.
    #[must_use]
    pub fn spend(&self) -> Change {
        Change::AddProof(self.hash.clone(), self.until)
    }
}

impl Devices<'_> {
    /// Spends a proof in a commit of its own. The caller has to know that the key belongs to a device: what anybody
    /// could sign does not deserve a row.
    ///
    /// # Errors
    /// [`Error::InvalidProof`] if it was spent before.
    pub async fn spend_proof(&self, proof: &DeviceProof) -> Result<(), Error> {
        match self.sluss.store.commit(vec![proof.spend()]).await.map_err(Error::from) {
            Err(Error::Conflict) => Err(Error::InvalidProof),
            other => other,
        }
    }

    /// Why a commit that was also to spend a proof failed: the proof was spent before, or else it was another guard,
    /// which `other` stands for.
    pub(crate) async fn conflict_with(&self, proof: &DeviceProof, other: Error) -> Error {
        match self.sluss.store.has_proof(&proof.hash).await {
            Ok(true) => Error::InvalidProof,
            Ok(false) => other,
            Err(error) => error,
        }
    }
}
