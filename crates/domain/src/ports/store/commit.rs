//! Changing the store: either all of a list of changes happens or none (docs/decisions/0005).

use async_trait::async_trait;

use crate::ports::store::change::Change;

/// Why a commit failed; nothing of it happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CommitError {
    /// A guard did not hold: something was used, changed or added meanwhile.
    Conflict,
    /// The store cannot be written at the moment.
    Unavailable(String),
    /// The store rejects the statement itself, and would do so again.
    Broken(String),
}

/// The only way to change the store.
#[async_trait]
pub trait Commit: Send + Sync {
    /// Makes all of the changes or none; changes take effect in the order of the list.
    async fn commit(&self, changes: Vec<Change>) -> Result<(), CommitError>;
}
