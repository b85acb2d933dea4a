//! A commit on its way to SQLite's one writer, and where its outcome goes.

use sluss_domain::ports::store::{Change, CommitError};
use tokio::sync::oneshot;

/// Changes that wait to be written, either all of them or none.
#[derive(Debug)]
pub(crate) struct Job {
    pub(crate) changes: Vec<Change>,
    /// Reports the outcome; whoever asked may be gone.
    pub(crate) answer: oneshot::Sender<Result<(), CommitError>>,
}
