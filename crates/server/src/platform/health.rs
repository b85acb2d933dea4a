//! Whether the server can work: it tries a real write to the database, and not more often than helps (docs/decisions/0043).

use std::sync::Arc;
use std::time::Duration;

use sluss_domain::{Error, Timestamp};
use sluss_storage::Database;
use tokio::sync::Mutex;
use tokio::time::timeout;

/// How long a result is reused, so that health checks cost no more than one write in that time, however often they come.
const KEPT_MS: u64 = 5_000;
/// How long a trial may take. Requests that wait longer for the database wait in vain too.
const WAIT: Duration = Duration::from_secs(3);

/// What the last trial found.
#[derive(Debug, Default)]
pub struct Health(Arc<Mutex<Option<LastTrial>>>);

#[derive(Clone, Debug)]
struct LastTrial {
    at: Timestamp,
    said: Result<(), String>,
}

impl Health {
    /// Whether the database can be read and written, as of a moment before `at` at most.
    ///
    /// # Errors
    /// What is in the way, for the log.
    pub async fn look(&self, database: &Database, at: Timestamp) -> Result<(), String> {
        let mut last = self.0.clone().lock_owned().await;
        // A clock may go back.
        if let Some(found) = last.as_ref().filter(|found| found.at.0.abs_diff(at.0) < KEPT_MS) {
            return found.said.clone();
        }
        let database = database.clone();
        // The client may hang up: the trial goes on, and the next check gets its result instead of starting another.
        let trial = tokio::spawn(async move {
            let said = try_out(&database).await;
            tell(last.as_ref().is_none_or(|before| before.said.is_ok()), &said);
            *last = Some(LastTrial { at, said: said.clone() });
            said
        });
        trial.await.unwrap_or_else(|_| Err("the trial broke off".to_owned()))
    }
}

/// Tries the database once.
///
/// # Errors
/// What is in the way.
pub(crate) async fn try_out(database: &Database) -> Result<(), String> {
    in_time(database.try_out()).await
}

/// Tries the database once like [`try_out`], but takes back what it writes: nothing in the database is another afterwards.
///
/// # Errors
/// What is in the way.
pub(crate) async fn rehearse(database: &Database) -> Result<(), String> {
    in_time(database.rehearse()).await
}

async fn in_time(trial: impl Future<Output = Result<(), Error>>) -> Result<(), String> {
    match timeout(WAIT, trial).await {
        Ok(tried) => tried.map_err(|error| error.to_string()),
        Err(_) => Err(format!("the store: it takes longer than {} s to write something", WAIT.as_secs())),
    }
}

/// Logs a change.
fn tell(was_well: bool, said: &Result<(), String>) {
    match said {
        Err(why) if was_well => tracing::error!(event = "not-ready", why, "the server cannot work"),
        Ok(()) if !was_well => tracing::info!(event = "ready-again", "the server works again"),
        _ => {}
    }
}
