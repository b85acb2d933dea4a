//! Why a commit did not happen.

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
