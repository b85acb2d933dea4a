//! Reading messages that wait to be sent, links in mails, and wake-ups, as a port.

use async_trait::async_trait;

use crate::error::Error;
use crate::model::mail_link::MailLink;
use crate::model::message::{Envelope, Way};
use crate::model::secret::BearerHash;
use crate::model::timestamp::Timestamp;
use crate::model::wake_up::WakeUp;

/// Messages that wait to be sent, links in mails, and wake-ups.
#[async_trait]
pub trait MessageStore: Send + Sync {
    /// Up to `limit` messages of one channel that are due, those waiting longest first.
    async fn due_messages(&self, now: Timestamp, way: Way, limit: u32) -> Result<Vec<Envelope>, Error>;
    /// Finds a link that went out by mail, unless it was used.
    async fn mail_link(&self, token: &BearerHash) -> Result<Option<MailLink>, Error>;
    /// Wake-ups after this time, from all nodes.
    async fn events(&self, since: Timestamp) -> Result<Vec<WakeUp>, Error>;
}
