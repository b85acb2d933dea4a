//! How commits reach the database: one by one through the pool, or many in one transaction through a single writer.

use sluss_domain::store::{Change, CommitError};
use sqlx::{AnyConnection, AnyPool, Connection};
use tokio::sync::{mpsc, oneshot};

use crate::apply::{apply_all, is_one_statement};
use crate::row::unavailable;

/// Commits that wait for one another at most.
const QUEUE: usize = 1_024;
/// Commits in one transaction at most.
const BATCH: usize = 256;

#[derive(Clone, Debug)]
pub(crate) enum Writer {
    /// Many writers; the database keeps them apart.
    Concurrent(AnyPool),
    /// One writer that takes whatever waits into one transaction: a sync to disk serves all of them.
    Batching(mpsc::Sender<Job>),
}

#[derive(Debug)]
pub(crate) struct Job {
    changes: Vec<Change>,
    answer: oneshot::Sender<Result<(), CommitError>>,
}

impl Writer {
    pub(crate) fn concurrent(pool: AnyPool) -> Self {
        Self::Concurrent(pool)
    }

    pub(crate) fn batching(pool: AnyPool) -> Self {
        let (sender, receiver) = mpsc::channel(QUEUE);
        tokio::spawn(write_batches(pool, receiver));
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
    apply_all(&mut transaction, changes).await?;
    transaction.commit().await.map_err(unavailable)
}

async fn write_batches(pool: AnyPool, mut queue: mpsc::Receiver<Job>) {
    let mut jobs = Vec::with_capacity(BATCH);
    while queue.recv_many(&mut jobs, BATCH).await > 0 {
        match write_batch(&pool, &jobs).await {
            Ok(outcomes) => {
                for (job, outcome) in jobs.drain(..).zip(outcomes) {
                    // Whoever asked may have gone away; what was committed stays committed.
                    let _ = job.answer.send(outcome);
                }
            }
            Err(error) => {
                tracing::error!(%error, "a batch of commits failed");
                for job in jobs.drain(..) {
                    let _ = job.answer.send(Err(unavailable_text(&error)));
                }
            }
        }
    }
}

/// Writes all jobs in one transaction, each in a savepoint of its own, so that one that conflicts leaves the others alone.
async fn write_batch(pool: &AnyPool, jobs: &[Job]) -> Result<Vec<Result<(), CommitError>>, sqlx::Error> {
    let mut connection = pool.acquire().await?;
    if let [job] = jobs {
        return Ok(vec![write_alone(&mut connection, &job.changes).await?]);
    }
    let mut transaction = connection.begin_with("BEGIN IMMEDIATE").await?;
    let mut outcomes = Vec::with_capacity(jobs.len());
    for job in jobs {
        outcomes.push(write_job(&mut transaction, job).await?);
    }
    transaction.commit().await?;
    Ok(outcomes)
}

/// With nobody else in the transaction there is nobody to be left alone, and a single statement is a transaction by itself: what it
/// costs is mostly the way to the database's thread and back, for each statement.
async fn write_alone(
    connection: &mut AnyConnection,
    changes: &[Change],
) -> Result<Result<(), CommitError>, sqlx::Error> {
    if let [change] = changes
        && is_one_statement(change)
    {
        return Ok(apply_all(connection, changes).await);
    }
    let mut transaction = connection.begin_with("BEGIN IMMEDIATE").await?;
    let outcome = apply_all(&mut transaction, changes).await;
    if outcome.is_ok() {
        transaction.commit().await?
    } else {
        transaction.rollback().await?
    }
    Ok(outcome)
}

async fn write_job(connection: &mut AnyConnection, job: &Job) -> Result<Result<(), CommitError>, sqlx::Error> {
    let mut savepoint = connection.begin().await?;
    let outcome = apply_all(&mut savepoint, &job.changes).await;
    match outcome {
        Ok(()) => savepoint.commit().await?,
        Err(_) => savepoint.rollback().await?,
    }
    Ok(outcome)
}

fn unavailable_text(error: &sqlx::Error) -> CommitError {
    CommitError::Unavailable(error.to_string())
}
