//! A commit on its way to the one writer of SQLite, and where its outcome goes.

use sluss_domain::ports::store::{Change, CommitError};
use tokio::sync::oneshot;

/// Changes that wait to be written, all of them or none.
#[derive(Debug)]
pub(crate) struct Job {
    pub(crate) changes: Vec<Change>,
    /// Tells whoever waits; nobody may be waiting any more.
    pub(crate) answer: oneshot::Sender<Result<(), CommitError>>,
}
