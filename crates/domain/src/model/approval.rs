//! A request that waits for a device's answer (B01 to B13), as stored.

use crate::model::id::{AccountId, ApprovalId};
use crate::model::secret::BearerHash;
use crate::model::timestamp::Timestamp;
use crate::model::visitor::Visitor;

/// A request to approve a sign-in on a device.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Approval {
    /// Names the request to devices.
    pub id: ApprovalId,
    /// The account whose devices are asked.
    pub account: AccountId,
    /// The one sign-in that an approval completes (B05).
    pub sign_in: BearerHash,
    /// The signed request that the device shows and answers.
    pub link: String,
    /// The number on the sign-in page; it reaches the device only through the person.
    pub number: String,
    /// The network and browser that wait on the sign-in page, for the device to show.
    pub visitor: Visitor,
    /// When it was begun, which counts against the limits of requests (B06, B07).
    pub begun_at: Timestamp,
    /// The last moment to answer, by the server's clock.
    pub expires_at: Timestamp,
    /// What has become of it; only a pending request can be answered.
    pub state: ApprovalState,
    /// Wrong answers so far, over all devices.
    pub wrong: u32,
}

/// What has become of a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ApprovalState {
    /// No device has answered.
    Pending,
    /// A device approved it, and the sign-in went on.
    Approved,
    /// The owner said *It was not me*.
    Denied,
    /// Replaced by a newer request, abandoned, or answered wrongly too often.
    Void,
}

impl ApprovalState {
    /// The state's name in the store.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Pending => "pending",
            Self::Approved => "approved",
            Self::Denied => "denied",
            Self::Void => "void",
        }
    }

    /// The state with this name in the store.
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
