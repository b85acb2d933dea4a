//! Changing the store: all of a list of changes, or none (docs/decisions/0005).

use async_trait::async_trait;

use crate::ports::store::change::Change;

/// Why a commit did not happen. Nothing of it did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CommitError {
    /// A guard did not hold: something was used, changed or there already.
    Conflict,
    /// The store cannot be written at the moment.
    Unavailable(String),
    /// The store refuses the statement itself, and would again.
    Broken(String),
}

/// Makes changes.
#[async_trait]
pub trait Commit: Send + Sync {
    /// Makes all of the changes, or none.
    async fn commit(&self, changes: Vec<Change>) -> Result<(), CommitError>;
}
