//! Allowances: how much has been spent under a key within a window that starts anew when it ends. Spending one more is
//! a change that holds only below the limit (D04, G03), so of fifty concurrent requests only as many succeed as the
//! limit permits.

use crate::account::attempts::Attempts;
use crate::error::Error;
use crate::model::allowance::{Allowance, Limit};
use crate::ports::store::{Bound, Change};

impl Attempts<'_> {
    /// Spends one unit of an allowance before work that must not be available without limit.
    ///
    /// # Errors
    /// [`Error::Crowded`] when the limit is reached.
    pub(crate) async fn spend_one(&self, key: String, limit: Limit) -> Result<(), Error> {
        let allowance = Allowance { key, limit, at: self.sluss.now() };
        let spent = self.sluss.store.commit(vec![Change::Bound(Bound::Spend(allowance.clone()))]).await;
        match spent.map_err(Error::from) {
            Err(Error::Conflict) => Err(self.refused(&allowance).await?),
            other => other,
        }
    }

    /// Explains why a commit that was to spend the allowance failed: the limit is reached, or another guard did not
    /// hold.
    pub(crate) async fn refused(&self, allowance: &Allowance) -> Result<Error, Error> {
        let until = allowance.full_until(&self.sluss.store.windows(&allowance.key).await?);
        Ok(until.map_or(Error::Conflict, |until| Error::Crowded { here: true, wait: allowance.wait(until) }))
    }
}
