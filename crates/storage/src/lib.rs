//! Everything that lasts, on SQLite or PostgreSQL: one SQL text for both, in the only crate that contains any.
//!
//! Knows the domain's types and nothing of HTTP. A commit is a list of guarded changes, of which either all happen or
//! none.

mod apply;
mod clear;
pub mod copy;
mod database_error;
mod files;
mod log;
mod look_ups;
mod open;
mod open_error;
mod postgres;
mod reader;
mod rekey;
mod row;
mod sqlite;
mod statement;
mod tables;
mod writer;

use std::sync::Arc;

use async_trait::async_trait;
pub use open_error::OpenError;
use reader::Reader;
pub use rekey::rekey;
use sluss_domain::Error;
use sluss_domain::model::wake_up::WakeUp;
use sluss_domain::ports::store::{Change, Commit, CommitError};
use tables::{relying_parties, trials};
use tokio::sync::{Notify, broadcast};
use writer::Writer;

/// A store in a database. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Database {
    reader: Reader,
    writer: Writer,
    told: broadcast::Sender<WakeUp>,
    posted: Arc<Notify>,
}

/// How many wake-ups a listener may lag behind; one that lags further looks at everything anew.
const TOLD: usize = 1_024;

fn told(change: &Change) -> Option<WakeUp> {
    if let Change::Tell(event) = change { Some(event.clone()) } else { None }
}

impl Database {
    /// Opens the database at `url` (`sqlite:PATH` or `postgres://…`), creates the file if needed, and brings the tables
    /// up to date.
    ///
    /// # Errors
    /// [`OpenError`], which says what to check.
    pub async fn open(url: &str) -> Result<Self, OpenError> {
        open::open(url).await
    }

    /// Opens the database at `url` read-only in effect: nothing is created or brought up to date. `None` if there is
    /// nothing of ours yet.
    ///
    /// # Errors
    /// [`OpenError`], which says what to check; also if the database belongs to another version.
    pub async fn look(url: &str) -> Result<Option<Self>, OpenError> {
        open::look(url).await
    }

    fn new(reader: Reader, writer: Writer) -> Self {
        Self { reader, writer, told: broadcast::channel(TOLD).0, posted: Arc::default() }
    }

    /// The wake-ups of this node, each as soon as it is committed. Those of other nodes have to be found by reading
    /// rows.
    #[must_use]
    pub fn listen(&self) -> broadcast::Receiver<WakeUp> {
        self.told.subscribe()
    }

    /// Waits until a message has been added on this node; one that was added before anybody waited counts too.
    pub async fn posted(&self) {
        self.posted.notified().await;
    }

    /// Reads, writes, and removes what was written, in the ways that all requests use. It takes two commits: within one
    /// the database could keep everything in memory, and would not notice a full disk.
    ///
    /// # Errors
    /// What is wrong with the database.
    pub async fn try_out(&self) -> Result<(), Error> {
        relying_parties::by_id(&self.reader, "").await?;
        self.writer.commit(vec![Change::AddTrial]).await?;
        Ok(self.writer.commit(vec![Change::RemoveTrials]).await?)
    }

    /// Whether it can be read and written, found out without changing it: the write is taken back.
    ///
    /// # Errors
    /// What is in the way.
    pub async fn rehearse(&self) -> Result<(), Error> {
        relying_parties::by_id(&self.reader, "").await?;
        self.writer.rehearse(trials::add()).await
    }

    /// Waits for what is being written, and closes all connections.
    pub async fn close(&self) {
        self.reader.close().await;
        self.writer.close().await;
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
            // Having no listeners is not an error.
            _ = self.told.send(event);
        }
        if posts {
            self.posted.notify_one();
        }
        log::write(&entries);
        Ok(())
    }
}
