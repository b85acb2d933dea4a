//! Many commits in one transaction, by the one writer that SQLite permits at a time: one sync to disk serves them all.

use std::time::Duration;

use sluss_domain::ports::store::CommitError;
use sqlx::pool::PoolConnection;
use sqlx::{Any, AnyConnection, AnyPool, Executor};
use tokio::sync::mpsc;

use crate::apply::Plan;
use crate::job::Job;
use crate::row::unavailable;
use crate::statement::statement;

/// A commit touches some twenty pages, most of them different from the previous commit's. So the writer caches what it
/// has read (4 MB), and the log is copied into the file at 32 MB rather than 4, when most of its pages occur in it more
/// than once.
const SETTINGS: &str = "PRAGMA cache_size = -4000; PRAGMA wal_autocheckpoint = 8000";

/// How long nothing has to be written before the writer frees its cache.
const QUIET: Duration = Duration::from_secs(10);
const REST: &str = "PRAGMA shrink_memory";

/// How many commits one transaction takes at most.
const BATCH: usize = 256;

const BEGIN: &str = "BEGIN IMMEDIATE";
const COMMIT: &str = "COMMIT";
const ROLLBACK: &str = "ROLLBACK";
const BEGIN_JOB: &str = "SAVEPOINT job";
const KEEP_JOB: &str = "RELEASE job";
const UNDO_JOB: &str = "ROLLBACK TO job; RELEASE job";

type Committed = Result<(), CommitError>;

/// The writer: takes whatever waits into one transaction, again and again until the pool is closed.
pub(crate) struct Batches {
    pool: AnyPool,
    queue: mpsc::Receiver<Job>,
    /// Kept between batches: nobody else writes, so what it has cached stays valid and its statements stay prepared.
    connection: Option<PoolConnection<Any>>,
}

impl Batches {
    pub(crate) const fn new(pool: AnyPool, queue: mpsc::Receiver<Job>) -> Self {
        Self { pool, queue, connection: None }
    }

    pub(crate) async fn write(mut self) {
        let mut closed = self.pool.close_event();
        let mut jobs = Vec::with_capacity(BATCH);
        let mut rested = true;
        loop {
            tokio::select! {
                taken = self.queue.recv_many(&mut jobs, BATCH) => if taken == 0 { return },
                () = &mut closed => return,
                () = tokio::time::sleep(QUIET), if !rested => {
                    self.rest().await;
                    rested = true;
                    continue;
                }
            }
            rested = false;
            let outcomes = self.batch(&jobs).await.unwrap_or_else(|error| {
                tracing::error!(%error, "a batch of commits failed");
                vec![Err(unavailable(error)); jobs.len()]
            });
            for (job, outcome) in jobs.drain(..).zip(outcomes) {
                // Whoever asked may be gone; what was committed stays committed.
                let _ = job.answer.send(outcome);
            }
        }
    }

    /// Frees the memory that only serves speed.
    async fn rest(&mut self) {
        if let Some(connection) = &mut self.connection
            && let Err(error) = connection.execute(REST).await
        {
            tracing::warn!(%error, "the writer's memory could not be given back");
        }
    }

    /// Discards the connection if something went wrong on it, since nobody knows what is still open there.
    async fn batch(&mut self, jobs: &[Job]) -> Result<Vec<Committed>, sqlx::Error> {
        let mut connection = match self.connection.take() {
            Some(kept) => kept,
            None => {
                let mut fresh = self.pool.acquire().await?;
                fresh.execute(SETTINGS).await?;
                fresh
            }
        };
        match write(&mut connection, jobs).await {
            Ok(outcomes) => {
                self.connection = Some(connection);
                Ok(outcomes)
            }
            Err(error) => {
                // The connection is closed either way.
                let _ = connection.close().await;
                Err(error)
            }
        }
    }
}

/// Almost always all guards hold. If one does not, the jobs are repeated so that each can be undone by itself.
async fn write(connection: &mut AnyConnection, jobs: &[Job]) -> Result<Vec<Committed>, sqlx::Error> {
    match all_or_none(connection, jobs).await? {
        Ok(()) => Ok(vec![Ok(()); jobs.len()]),
        // If nothing can be written, that is not the fault of a single job.
        Err(trouble @ CommitError::Unavailable(_)) => Ok(vec![Err(trouble); jobs.len()]),
        Err(refused) if jobs.len() == 1 => Ok(vec![Err(refused)]),
        Err(_) => each_by_itself(connection, jobs).await,
    }
}

async fn all_or_none(connection: &mut AnyConnection, jobs: &[Job]) -> Result<Committed, sqlx::Error> {
    let mut begin = Some(statement(BEGIN));
    for job in jobs {
        let plan = Plan::of(&job.changes);
        if jobs.len() == 1 && plan.is_one() {
            return Ok(plan.run(connection).await);
        }
        let plan = if let Some(begin) = begin.take() { plan.behind(begin) } else { plan };
        if let Err(refused) = plan.run(connection).await {
            let ended = connection.execute(ROLLBACK).await;
            // If the transaction could not begin, or the engine has already ended it (a full disk), there is nothing to
            // roll back.
            if !matches!(refused, CommitError::Unavailable(_)) {
                ended?;
            }
            return Ok(Err(refused));
        }
    }
    connection.execute(COMMIT).await?;
    Ok(Ok(()))
}

async fn each_by_itself(connection: &mut AnyConnection, jobs: &[Job]) -> Result<Vec<Committed>, sqlx::Error> {
    connection.execute(BEGIN).await?;
    let mut outcomes = Vec::with_capacity(jobs.len());
    for job in jobs {
        let outcome = Plan::of(&job.changes).behind(statement(BEGIN_JOB)).run(connection).await;
        if let Err(trouble @ CommitError::Unavailable(_)) = outcome {
            // The engine may have ended the transaction already.
            let _ = connection.execute(ROLLBACK).await;
            return Ok(vec![Err(trouble); jobs.len()]);
        }
        connection.execute(if outcome.is_ok() { KEEP_JOB } else { UNDO_JOB }).await?;
        outcomes.push(outcome);
    }
    connection.execute(COMMIT).await?;
    Ok(outcomes)
}

#[cfg(test)]
mod tests {
    use super::Batches;
    use crate::job::Job;
    use sluss_domain::Timestamp;
    use sluss_domain::model::attempts::TryKey;
    use sluss_domain::ports::store::{Change, CommitError};
    use sqlx::any::AnyPoolOptions;
    use sqlx::{Executor, Row};
    use tokio::sync::{mpsc, oneshot};

    fn job(key: &str) -> Job {
        let key = TryKey::stored(key.to_owned());
        let count = Change::CountTry { key, at: Timestamp(0), most: 5, forgotten: Timestamp(0) };
        Job { changes: vec![count], answer: oneshot::channel().0 }
    }

    #[tokio::test]
    async fn s09_a_full_disk_is_an_error_that_passes_for_one_commit_and_for_many() {
        sqlx::any::install_default_drivers();
        let folder = tempfile::tempdir().unwrap();
        let url = format!("sqlite:{}?mode=rwc", folder.path().join("sluss.db").display());
        let pool = AnyPoolOptions::new().max_connections(1).after_connect(|connection, _| {
            Box::pin(async move {
                // Permit no more pages than there are.
                connection
                    .execute("CREATE TABLE IF NOT EXISTS trials (bytes BYTEA); PRAGMA max_page_count = 1")
                    .await?;
                Ok(())
            })
        });
        let mut batches = Batches::new(pool.connect(&url).await.unwrap(), mpsc::channel(1).1);
        let large = || Job { changes: vec![Change::AddTrial], answer: oneshot::channel().0 };
        let small = || Job { changes: vec![Change::RemoveTrials], answer: oneshot::channel().0 };
        for jobs in [vec![large()], vec![large(), small(), large()], vec![small(), large()]] {
            let outcomes = batches.batch(&jobs).await.unwrap();
            let full = |outcome: &Result<(), CommitError>| matches!(outcome, Err(CommitError::Unavailable(why)) if why.contains("no room left"));
            assert!(outcomes.len() == jobs.len() && outcomes.iter().all(full), "{outcomes:?}");
            assert_eq!(batches.batch(&[small()]).await.unwrap(), [Ok(())], "it goes on with what needs no room");
        }
    }

    #[tokio::test]
    async fn a_writer_that_has_rested_writes_on_with_what_was_set() {
        sqlx::any::install_default_drivers();
        let folder = tempfile::tempdir().unwrap();
        let url = format!("sqlite:{}?mode=rwc", folder.path().join("sluss.db").display());
        let pool = AnyPoolOptions::new().max_connections(1).connect(&url).await.unwrap();
        pool.execute("CREATE TABLE tries (try_key TEXT PRIMARY KEY, in_a_row BIGINT, last_at BIGINT)").await.unwrap();
        let mut batches = Batches::new(pool, mpsc::channel(1).1);
        batches.rest().await;
        for key in ["one", "two"] {
            assert_eq!(batches.batch(&[job(key)]).await.unwrap(), [Ok(())]);
            batches.rest().await;
        }
        let connection = batches.connection.as_mut().unwrap();
        for (name, expected) in [("cache_size", -4_000), ("wal_autocheckpoint", 8_000)] {
            let row = connection.fetch_one(sqlx::AssertSqlSafe(format!("PRAGMA {name}"))).await.unwrap();
            assert_eq!(row.get::<i64, _>(0), expected, "{name}");
        }
    }
}
