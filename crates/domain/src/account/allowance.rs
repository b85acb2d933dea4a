//! Counts that begin anew after a time: how much was spent under a key, of how much. One more is a change that holds only below the
//! limit (D04, G03), so that of fifty at the same instant as many succeed as may.

use crate::account::attempts::Attempts;
use crate::error::Error;
use crate::model::allowance::{Allowance, Limit};
use crate::ports::store::{Bound, Change};

impl Attempts<'_> {
    /// Spends one of so many, before work that is not to be had without end.
    ///
    /// # Errors
    /// [`Error::Crowded`].
    pub(crate) async fn spend_one(&self, key: String, limit: Limit) -> Result<(), Error> {
        let allowance = Allowance { key, limit, at: self.sluss.now() };
        let spent = self.sluss.store.commit(vec![Change::Bound(Bound::Spend(allowance.clone()))]).await;
        match spent.map_err(Error::from) {
            Err(Error::Conflict) => Err(self.refused(&allowance).await?),
            other => other,
        }
    }

    /// Why a commit that was to spend it did not hold.
    pub(crate) async fn refused(&self, allowance: &Allowance) -> Result<Error, Error> {
        let until = allowance.full_until(&self.sluss.store.windows(&allowance.key).await?);
        Ok(until.map_or(Error::Conflict, |until| Error::Crowded { here: true, wait: allowance.wait(until) }))
    }
}
