//! Everything that lasts, on SQLite or PostgreSQL: one SQL text for both, and the only crate that has any.
//!
//! Knows the domain's types and nothing of HTTP. A commit is a list of guarded changes: all of them, or none.

mod apply;
mod batch;
mod clear;
pub mod copy;
mod database_error;
mod files;
mod job;
mod log;
mod look_ups;
mod open;
mod open_error;
mod pipeline;
mod rekey;
mod row;
mod statement;
mod tables;
mod writer;

use std::sync::Arc;

use async_trait::async_trait;
pub use open_error::OpenError;
use sluss_domain::Error;
use sluss_domain::model::wake_up::WakeUp;
use sluss_domain::ports::store::{Change, Commit, CommitError};
use sqlx::AnyPool;
use tables::relying_parties;
use tokio::sync::{Notify, broadcast};
use writer::Writer;

/// A store on a database. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Database {
    pool: AnyPool,
    writer: Writer,
    told: broadcast::Sender<WakeUp>,
    posted: Arc<Notify>,
}

/// Wake-ups that a listener may be behind by; one that is further behind looks at everything anew.
const TOLD: usize = 1_024;

fn told(change: &Change) -> Option<WakeUp> {
    if let Change::Tell(event) = change { Some(event.clone()) } else { None }
}

impl Database {
    /// Opens the database at `url` (`sqlite:PATH` or `postgres://…`), making the file where it is one, and brings its tables
    /// up to date.
    ///
    /// # Errors
    /// [`OpenError`] says what to look at.
    pub async fn open(url: &str) -> Result<Self, OpenError> {
        open::open(url).await
    }

    /// Opens the database at `url` as it is, for who only looks: nothing is made or brought up to date. `None` where nothing of ours is there
    /// yet.
    ///
    /// # Errors
    /// [`OpenError`] says what to look at; of a database of another version, that it is one.
    pub async fn look(url: &str) -> Result<Option<Self>, OpenError> {
        open::look(url).await
    }

    fn new(pool: AnyPool, writer: Writer) -> Self {
        Self { pool, writer, told: broadcast::channel(TOLD).0, posted: Arc::default() }
    }

    /// The wake-ups of this node, each as soon as it is committed. Those of other nodes are found by looking for rows.
    #[must_use]
    pub fn listen(&self) -> broadcast::Receiver<WakeUp> {
        self.told.subscribe()
    }

    /// Waits until a message has been added here; one that was added before anybody waited counts too.
    pub async fn posted(&self) {
        self.posted.notified().await;
    }

    /// Reads, writes, and removes what was written, on the ways that everything takes. In two commits: within one the database may keep it
    /// all in memory, and would not notice that the disk is full.
    ///
    /// # Errors
    /// What is in the way.
    pub async fn try_out(&self) -> Result<(), Error> {
        relying_parties::by_id(&self.pool, "").await?;
        self.writer.commit(vec![Change::AddTrial]).await?;
        Ok(self.writer.commit(vec![Change::RemoveTrials]).await?)
    }

    /// Waits for what is being written and closes.
    pub async fn close(&self) {
        self.pool.close().await;
    }
}

#[async_trait]
impl Commit for Database {
    async fn commit(&self, changes: Vec<Change>) -> Result<(), CommitError> {
        let told: Vec<WakeUp> = changes.iter().filter_map(told).collect();
        let posts = changes.iter().any(|change| matches!(change, Change::AddMessage(_)));
        let entries = log::entries(&changes);
        self.writer.commit(changes).await?;
        for event in told {
            // Nobody may be listening, which is no fault.
            _ = self.told.send(event);
        }
        if posts {
            self.posted.notify_one();
        }
        log::write(&entries);
        Ok(())
    }
}
