//! What the vault needs from the place where it is stored. Knows nothing of what is in the records.

use thiserror::Error;

use super::form::Stored;

/// The place would not store or read: private mode, a full disk, a damaged profile.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("the browser's storage refused: {0}")]
pub struct StoreError(pub String);

/// A place for records. Each call is one transaction: afterwards everything that it writes is there, or nothing is.
pub trait Store {
    /// A key in the form in which it is stored: usable, but not readable.
    type Key: Clone;

    /// The version of the app that last brought the vault up to date; `None` where none ever did.
    fn version(&self) -> impl Future<Output = Result<Option<u32>, StoreError>>;

    /// Notes that the vault is of this version.
    fn set_version(&self, version: u32) -> impl Future<Output = Result<(), StoreError>>;

    /// All records, of whatever kind and version.
    fn all(&self) -> impl Future<Output = Result<Vec<Stored<Self::Key>>, StoreError>>;

    /// Writes a record, and removes the one with this other id if one is given.
    fn put(&self, record: &Stored<Self::Key>, instead_of: Option<&str>)
    -> impl Future<Output = Result<(), StoreError>>;

    /// Passes all records to `change` and writes what it returns, all of it or nothing. Nobody else writes meanwhile. The answer is whether anything was
    /// written.
    fn update(
        &self,
        change: impl FnOnce(Vec<Stored<Self::Key>>) -> Vec<Stored<Self::Key>>,
    ) -> impl Future<Output = Result<bool, StoreError>>;

    /// Removes a record and its count.
    fn remove(&self, id: &str) -> impl Future<Output = Result<(), StoreError>>;

    /// Adds one to this record's count, and returns the count once it can no longer be lost.
    fn count(&self, id: &str) -> impl Future<Output = Result<u64, StoreError>>;

    /// Whether [`Store::initialise`] was called here before.
    fn is_initialised(&self) -> impl Future<Output = Result<bool, StoreError>>;

    /// Notes that the person has agreed to keep keys here.
    fn initialise(&self) -> impl Future<Output = Result<(), StoreError>>;
}
