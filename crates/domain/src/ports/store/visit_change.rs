//! Changes of visits to relying parties: begun, and told that the session has ended.

use crate::model::id::{AccountId, VisitId};
use crate::model::secret::BearerHash;
use crate::model::timestamp::Timestamp;
use crate::model::visit::{VisitMark, VisitOutcome};

/// A change of a visit, guarded like every [`crate::ports::store::change::Change`].
#[derive(Clone, Debug)]
pub enum VisitChange {
    /// Adds a visit of the session with this token. Nothing happens if the session has ended, whose relying parties have
    /// been issued nothing then, or if it has a visit with the same mark.
    Add {
        /// Identifies the visit.
        id: VisitId,
        /// The hash of the session's token.
        session: BearerHash,
        /// The account that was signed in.
        account: AccountId,
        /// The relying party.
        client: String,
        /// What the party recognises its own session by.
        mark: VisitMark,
        /// When it redeemed its result.
        at: Timestamp,
    },
    /// Claims a visit for telling its party; conflicts if another node has claimed it since it was read.
    Claim {
        /// The visit to claim.
        id: VisitId,
        /// How often the party had been told; the claim adds one.
        tries: u32,
        /// When others may take the claim for abandoned.
        until: Timestamp,
    },
    /// Puts a claimed visit back for another attempt; conflicts if another node has claimed it since.
    Postpone {
        /// The visit that this node claimed.
        id: VisitId,
        /// How often the party has been told, this time included.
        tries: u32,
        /// When to try next.
        due_at: Timestamp,
    },
    /// Says what came of telling a party; conflicts if another node has claimed the visit since.
    Settle {
        /// The visit that this node claimed.
        id: VisitId,
        /// How often the party has been told, this time included.
        tries: u32,
        /// What came of it.
        outcome: VisitOutcome,
        /// When it is settled.
        at: Timestamp,
    },
}
