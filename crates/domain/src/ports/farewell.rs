//! Telling relying parties that a session has ended, as a port.

use async_trait::async_trait;

use crate::model::relying_party::RelyingParty;
use crate::model::visit::{Visit, VisitOutcome};

/// Tells relying parties, each by what its protocol has, that a session has ended.
#[async_trait]
pub trait Farewell: Send + Sync + std::fmt::Debug {
    /// Tells one of them, and waits a few seconds for its answer. It connects to nothing but what is registered (J11,
    /// K07).
    ///
    /// # Errors
    /// A few words on why it could not be told, for the log; another attempt may succeed.
    async fn tell(&self, party: &RelyingParty, visit: &Visit) -> Result<VisitOutcome, String>;
}
