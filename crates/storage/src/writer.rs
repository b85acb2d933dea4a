//! How commits reach the database: one by one through the pool, or many in one transaction through a single writer.

use sluss_domain::ports::store::{Change, CommitError};
use sqlx::AnyPool;
use tokio::sync::{mpsc, oneshot};

use crate::apply::Plan;
use crate::batch::Batches;
use crate::job::Job;
use crate::row::unavailable;

/// How many commits can wait for the writer.
const QUEUE: usize = 1_024;

#[derive(Clone, Debug)]
pub(crate) enum Writer {
    /// Many writers, which the database isolates from one another.
    Concurrent(AnyPool),
    /// One writer that takes whatever waits into one transaction, so that one sync to disk serves them all.
    Batching(mpsc::Sender<Job>),
}

impl Writer {
    pub(crate) fn concurrent(pool: AnyPool) -> Self {
        Self::Concurrent(pool)
    }

    pub(crate) fn batching(pool: AnyPool) -> Self {
        let (sender, receiver) = mpsc::channel(QUEUE);
        tokio::spawn(Batches::new(pool, receiver).write());
        Self::Batching(sender)
    }

    pub(crate) async fn commit(&self, changes: Vec<Change>) -> Result<(), CommitError> {
        match self {
            Self::Concurrent(pool) => commit_alone(pool, &changes).await,
            Self::Batching(queue) => {
                let (answer, answered) = oneshot::channel();
                let gone = || CommitError::Unavailable("the writer has stopped".to_owned());
                queue.send(Job { changes, answer }).await.map_err(|_| gone())?;
                answered.await.map_err(|_| gone())?
            }
        }
    }
}

async fn commit_alone(pool: &AnyPool, changes: &[Change]) -> Result<(), CommitError> {
    let mut transaction = pool.begin().await.map_err(unavailable)?;
    Plan::of(changes).run(&mut transaction).await?;
    transaction.commit().await.map_err(unavailable)
}
