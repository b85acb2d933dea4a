//! A session's visit to a relying party: what the party is told by when the session has ended.

use serde::{Deserialize, Serialize};

use crate::model::id::{AccountId, SessionId, VisitId};
use crate::model::timestamp::Timestamp;

/// A relying party that redeemed a one-time result in a session, and so has a session of its own. The row outlives ours:
/// a visit whose session is gone is one that the party has to be told of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Visit {
    /// Identifies the visit.
    pub id: VisitId,
    /// The session that the result was issued in, or the one that has taken its place in the same browser.
    pub session: SessionId,
    /// The account that was signed in.
    pub account: AccountId,
    /// The relying party.
    pub client: String,
    /// What the party recognises its own session by.
    pub mark: VisitMark,
    /// How often the party has been told, this time included if it is under way.
    pub tries: u32,
    /// When it is to be told next, should the session have ended.
    pub due_at: Timestamp,
    /// What came of telling it; `None` while it may still have to be told.
    pub outcome: Option<VisitOutcome>,
}

/// What a relying party recognises its session by, in the words of its protocol. It is stored as JSON.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "protocol", rename_all = "lowercase")]
pub enum VisitMark {
    /// The claim `sid` of its ID tokens (OpenID Connect Back-Channel Logout 1.0, section 2.1).
    Oidc {
        /// The value of the claim.
        sid: String,
    },
    /// The ticket that it validated, which by then gives access to nothing (CAS 3.0.3, section 2.3.3).
    Cas {
        /// The ticket in the clear.
        ticket: String,
        /// The address that it was issued for, byte for byte.
        service: String,
    },
}

/// What came of telling a relying party that a session has ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VisitOutcome {
    /// It answered that it has heard.
    Told,
    /// It is registered without an address at which it could be told.
    Deaf,
    /// It refused, or did not answer however often it was tried.
    Failed,
}

impl VisitOutcome {
    const ALL: [Self; 3] = [Self::Told, Self::Deaf, Self::Failed];

    /// The outcome's name in the store.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Told => "told",
            Self::Deaf => "deaf",
            Self::Failed => "failed",
        }
    }

    /// The outcome with this name in the store.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|outcome| outcome.name() == name)
    }
}
