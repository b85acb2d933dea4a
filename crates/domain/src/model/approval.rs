//! A request that waits for the answer of a device (B01 to B13), as it is kept.

use crate::model::id::{AccountId, ApprovalId};
use crate::model::secret::BearerHash;
use crate::model::timestamp::Timestamp;
use crate::model::visitor::Visitor;

/// A request as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Approval {
    /// Its name to devices.
    pub id: ApprovalId,
    /// Whose devices are asked.
    pub account: AccountId,
    /// The sign-in that waits (B05).
    pub sign_in: BearerHash,
    /// What the device shows and signs.
    pub link: String,
    /// What the sign-in page shows; it reaches the device by the person only.
    pub number: String,
    /// The browser that waits.
    pub visitor: Visitor,
    /// When it began.
    pub begun_at: Timestamp,
    /// The last moment to answer, by our clock.
    pub expires_at: Timestamp,
    /// How it stands.
    pub state: ApprovalState,
    /// Wrong answers so far.
    pub wrong: u32,
}

/// How a request stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ApprovalState {
    /// Nobody has answered.
    Pending,
    /// The sign-in went on.
    Approved,
    /// It was not the owner.
    Denied,
    /// Replaced by a newer one, given up, or answered wrongly too often.
    Void,
}

impl ApprovalState {
    /// The name in the store.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Pending => "pending",
            Self::Approved => "approved",
            Self::Denied => "denied",
            Self::Void => "void",
        }
    }

    /// The state with this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        [Self::Pending, Self::Approved, Self::Denied, Self::Void].into_iter().find(|state| state.name() == name)
    }
}

impl Approval {
    pub(crate) fn is_open(&self, now: Timestamp) -> bool {
        self.state == ApprovalState::Pending && now < self.expires_at
    }
}
