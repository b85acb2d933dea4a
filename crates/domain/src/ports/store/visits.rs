//! Reading visits to relying parties, as a port.

use async_trait::async_trait;

use crate::error::Error;
use crate::model::id::SessionId;
use crate::model::timestamp::Timestamp;
use crate::model::visit::Visit;

/// Visits of sessions to relying parties.
#[async_trait]
pub trait VisitStore: Send + Sync {
    /// The visits of a session, whether it has ended or not, in the order in which they began.
    async fn visits(&self, session: &SessionId) -> Result<Vec<Visit>, Error>;
    /// Visits whose session is gone and whose relying party is due to be told, the ones that wait longest first.
    async fn visits_to_end(&self, now: Timestamp, limit: u32) -> Result<Vec<Visit>, Error>;
}
