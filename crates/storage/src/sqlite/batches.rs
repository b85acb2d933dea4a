//! The one writer that SQLite permits at a time, on a thread of its own. It takes whatever waits into one transaction, so
//! that one sync to disk serves them all.

use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::Duration;

use rusqlite::Connection;
use sluss_domain::ports::store::{Change, CommitError};
use tokio::sync::oneshot;

use super::{Place, rows};
use crate::apply::Plan;
use crate::database_error::{refused, unavailable};

/// A commit touches some twenty pages, most of them different from the previous commit's. So the writer caches what it
/// has read (4 MB), and the log is copied into the file at 32 MB rather than 4, when most of its pages occur in it more
/// than once.
const SETTINGS: &str = "PRAGMA cache_size = -4000; PRAGMA wal_autocheckpoint = 8000;";

/// How long nothing has to be written before the writer frees its cache.
const QUIET: Duration = Duration::from_secs(10);
const REST: &str = "PRAGMA shrink_memory";

/// How many commits one transaction takes at most.
const BATCH: usize = 256;

type Committed = Result<(), CommitError>;

/// What the writer is asked to do.
enum Order {
    Write(Job),
    /// To close the file once everything before is written.
    Close(oneshot::Sender<()>),
}

/// Changes that wait to be written, either all of them or none.
struct Job {
    changes: Vec<Change>,
    /// Reports the outcome; whoever asked may be gone.
    answer: oneshot::Sender<Committed>,
}

/// The way to the writer. It is as long as there are requests that wait for their commits.
#[derive(Clone, Debug)]
pub(crate) struct Queue(Sender<Order>);

impl Queue {
    pub(crate) async fn commit(&self, changes: Vec<Change>) -> Committed {
        let (answer, answered) = oneshot::channel();
        let gone = || CommitError::Unavailable("the writer has stopped".to_owned());
        self.0.send(Order::Write(Job { changes, answer })).map_err(|_| gone())?;
        answered.await.map_err(|_| gone())?
    }

    /// Waits for what is being written, and closes the file.
    pub(crate) async fn close(&self) {
        let (closed, answered) = oneshot::channel();
        if self.0.send(Order::Close(closed)).is_ok() {
            // A writer that is gone has closed it already.
            _ = answered.await;
        }
    }
}

/// Starts the writer of this place, which ends when it is closed or when nobody can reach it any more.
pub(crate) fn start(place: Place) -> Queue {
    let (sender, receiver) = channel();
    std::thread::spawn(move || Batches::new(place).work(&receiver));
    Queue(sender)
}

struct Batches {
    place: Place,
    /// Kept between batches: nobody else writes, so what it has cached stays valid and its statements stay prepared.
    connection: Option<Connection>,
}

impl Batches {
    const fn new(place: Place) -> Self {
        Self { place, connection: None }
    }

    fn work(mut self, orders: &Receiver<Order>) {
        while let Some(first) = self.next(orders) {
            let (mut jobs, mut closing) = (Vec::new(), None);
            for order in std::iter::once(first).chain(orders.try_iter()) {
                match order {
                    Order::Write(job) => jobs.push(job),
                    Order::Close(closed) => closing = Some(closed),
                }
                if jobs.len() == BATCH || closing.is_some() {
                    break;
                }
            }
            self.write(jobs);
            if let Some(closed) = closing {
                drop(self);
                // Whoever asked may be gone.
                _ = closed.send(());
                return;
            }
        }
    }

    /// Waits for an order, and frees memory when none comes for a while. `None` when none can come any more.
    fn next(&mut self, orders: &Receiver<Order>) -> Option<Order> {
        match orders.recv_timeout(QUIET) {
            Ok(order) => Some(order),
            Err(RecvTimeoutError::Disconnected) => None,
            Err(RecvTimeoutError::Timeout) => {
                self.rest();
                orders.recv().ok()
            }
        }
    }

    fn write(&mut self, jobs: Vec<Job>) {
        if jobs.is_empty() {
            return;
        }
        let outcomes = self.batch(&jobs).unwrap_or_else(|error| {
            tracing::error!(%error, "a batch of commits failed");
            vec![Err(unavailable(error)); jobs.len()]
        });
        for (job, outcome) in jobs.into_iter().zip(outcomes) {
            // Whoever asked may be gone; what was committed stays committed.
            _ = job.answer.send(outcome);
        }
    }

    /// Frees the memory that only serves speed.
    fn rest(&self) {
        if let Some(connection) = &self.connection
            && let Err(error) = connection.execute_batch(REST)
        {
            tracing::warn!(%error, "the writer's memory could not be given back");
        }
    }

    /// Discards the connection if something went wrong on it, since nobody knows what is still open there.
    fn batch(&mut self, jobs: &[Job]) -> rusqlite::Result<Vec<Committed>> {
        let connection = match self.connection.take() {
            Some(kept) => kept,
            None => {
                let fresh = self.place.open()?;
                fresh.execute_batch(SETTINGS)?;
                fresh
            }
        };
        let outcomes = write(&connection, jobs)?;
        self.connection = Some(connection);
        Ok(outcomes)
    }
}

/// Almost always all guards hold. If one does not, the jobs are repeated so that each can be undone by itself.
fn write(connection: &Connection, jobs: &[Job]) -> rusqlite::Result<Vec<Committed>> {
    match all_or_none(connection, jobs)? {
        Ok(()) => Ok(vec![Ok(()); jobs.len()]),
        // If nothing can be written, that is not the fault of a single job.
        Err(trouble @ CommitError::Unavailable(_)) => Ok(vec![Err(trouble); jobs.len()]),
        Err(refused) if jobs.len() == 1 => Ok(vec![Err(refused)]),
        Err(_) => each_by_itself(connection, jobs),
    }
}

fn all_or_none(connection: &Connection, jobs: &[Job]) -> rusqlite::Result<Committed> {
    if let [job] = jobs
        && let plan = Plan::of(&job.changes)
        && plan.steps.len() == 1
    {
        // The database executes a single statement completely or not at all by itself.
        return Ok(run(connection, plan));
    }
    if let Err(error) = connection.execute_batch("BEGIN IMMEDIATE") {
        return Ok(Err(unavailable(error)));
    }
    for job in jobs {
        if let Err(refused) = run(connection, Plan::of(&job.changes)) {
            roll_back(connection)?;
            return Ok(Err(refused));
        }
    }
    connection.execute_batch("COMMIT")?;
    Ok(Ok(()))
}

fn each_by_itself(connection: &Connection, jobs: &[Job]) -> rusqlite::Result<Vec<Committed>> {
    connection.execute_batch("BEGIN IMMEDIATE")?;
    let mut outcomes = Vec::with_capacity(jobs.len());
    for job in jobs {
        connection.execute_batch("SAVEPOINT job")?;
        let outcome = run(connection, Plan::of(&job.changes));
        if let Err(trouble @ CommitError::Unavailable(_)) = outcome {
            roll_back(connection)?;
            return Ok(vec![Err(trouble); jobs.len()]);
        }
        connection.execute_batch(if outcome.is_ok() { "RELEASE job" } else { "ROLLBACK TO job; RELEASE job" })?;
        outcomes.push(outcome);
    }
    connection.execute_batch("COMMIT")?;
    Ok(outcomes)
}

/// The engine ends a transaction by itself if it cannot go on, as on a full disk.
fn roll_back(connection: &Connection) -> rusqlite::Result<()> {
    if connection.is_autocommit() { Ok(()) } else { connection.execute_batch("ROLLBACK") }
}

/// Executes the statements up to the first that fails or whose guard does not hold. Undoing the others is up to the caller.
fn run(connection: &Connection, plan: Plan) -> Committed {
    for (statement, guard) in plan.steps {
        let affected = rows::execute(connection, &statement).map_err(refused)?;
        if guard && affected != 1 {
            return Err(CommitError::Conflict);
        }
    }
    Ok(())
}

/// Writes in a transaction that is rolled back, so that nothing reaches the disk.
pub(crate) fn rehearse(place: &Place, trial: &crate::statement::Statement) -> rusqlite::Result<()> {
    let connection = place.open()?;
    connection.execute_batch("BEGIN IMMEDIATE")?;
    rows::execute(&connection, trial)?;
    connection.execute_batch("ROLLBACK")
}

#[cfg(test)]
mod tests {
    use rusqlite::Connection;
    use sluss_domain::Timestamp;
    use sluss_domain::model::attempts::TryKey;
    use sluss_domain::ports::store::{Change, CommitError};
    use tokio::sync::oneshot;

    use super::{Batches, Job, Place, SETTINGS, start};

    fn place(folder: &tempfile::TempDir, tables: &str) -> Place {
        let place = Place::of(&format!("sqlite:{}?mode=rwc", folder.path().join("sluss.db").display())).unwrap();
        place.open().unwrap().execute_batch(tables).unwrap();
        place
    }

    fn job(changes: Vec<Change>) -> Job {
        Job { changes, answer: oneshot::channel().0 }
    }

    const TRIES: &str = "CREATE TABLE tries (try_key TEXT PRIMARY KEY, in_a_row BIGINT, last_at BIGINT)";

    fn count(key: &str, most: u32) -> Change {
        let key = TryKey::stored(key.to_owned());
        Change::CountTry { key, at: Timestamp(0), most, forgotten: Timestamp(0) }
    }

    fn counted(connection: &Connection) -> i64 {
        connection.query_row("SELECT COALESCE(SUM(in_a_row), 0) FROM tries", [], |row| row.get(0)).unwrap()
    }

    #[test]
    fn s09_a_full_disk_is_an_error_that_passes_for_one_commit_and_for_many() {
        let folder = tempfile::tempdir().unwrap();
        let place = place(&folder, "CREATE TABLE trials (bytes BYTEA)");
        let mut batches = Batches::new(place.clone());
        let connection = place.open().unwrap();
        // Permit no more pages than there are.
        connection.execute_batch(SETTINGS).unwrap();
        connection.execute_batch("PRAGMA max_page_count = 1").unwrap();
        batches.connection = Some(connection);
        let large = || job(vec![Change::AddTrial]);
        let small = || job(vec![Change::RemoveTrials]);
        for jobs in [vec![large()], vec![large(), small(), large()], vec![small(), large()]] {
            let outcomes = batches.batch(&jobs).unwrap();
            let full = |outcome: &Result<(), CommitError>| matches!(outcome, Err(CommitError::Unavailable(why)) if why.contains("no room left"));
            assert!(outcomes.len() == jobs.len() && outcomes.iter().all(full), "{outcomes:?}");
            assert_eq!(batches.batch(&[small()]), Ok(vec![Ok(())]), "it goes on with what needs no room");
        }
    }

    #[test]
    fn of_many_commits_only_the_one_whose_guard_does_not_hold_is_undone() {
        let folder = tempfile::tempdir().unwrap();
        let mut batches = Batches::new(place(&folder, TRIES));
        let full = vec![count("one", 5), count("two", 0)];
        assert_eq!(batches.batch(&[job(vec![count("two", 5)])]), Ok(vec![Ok(())]));
        let outcomes = batches.batch(&[job(vec![count("three", 5)]), job(full), job(vec![count("three", 5)])]);
        assert_eq!(outcomes, Ok(vec![Ok(()), Err(CommitError::Conflict), Ok(())]));
        assert_eq!(counted(batches.connection.as_ref().unwrap()), 3, "one for two, none for one, and two for three");
    }

    #[test]
    fn a_writer_that_has_rested_writes_on_with_what_was_set() {
        let folder = tempfile::tempdir().unwrap();
        let mut batches = Batches::new(place(&folder, TRIES));
        batches.rest();
        for key in ["one", "two"] {
            assert_eq!(batches.batch(&[job(vec![count(key, 5)])]), Ok(vec![Ok(())]));
            batches.rest();
        }
        let connection = batches.connection.as_ref().unwrap();
        for (name, expected) in [("cache_size", -4_000), ("wal_autocheckpoint", 8_000)] {
            assert_eq!(connection.pragma_query_value(None, name, |row| row.get::<_, i64>(0)), Ok(expected), "{name}");
        }
    }

    #[tokio::test]
    async fn what_waits_is_written_before_the_writer_closes_and_nothing_after() {
        let folder = tempfile::tempdir().unwrap();
        let place = place(&folder, TRIES);
        let queue = start(place.clone());
        let (written, ()) = tokio::join!(queue.commit(vec![count("one", 5)]), queue.close());
        assert_eq!(written, Ok(()));
        assert!(matches!(queue.commit(vec![count("one", 5)]).await, Err(CommitError::Unavailable(_))));
        assert_eq!(counted(&place.open().unwrap()), 1);
    }
}
