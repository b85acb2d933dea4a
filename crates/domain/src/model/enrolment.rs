//! An enrolment: a ticket that one device can claim, as stored.

use crate::model::id::{AccountId, DeviceId, EnrolmentId};
use crate::model::secret::BearerHash;
use crate::model::timestamp::Timestamp;

/// The adding of one device.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Enrolment {
    /// Names the enrolment to the account pages.
    pub id: EnrolmentId,
    /// The account that the device will belong to.
    pub account: AccountId,
    /// The session that began it; the ticket is void when that session ends.
    pub session: BearerHash,
    /// The hash of the token in the ticket.
    pub token: BearerHash,
    /// The name that the person chose for the device.
    pub device_name: String,
    /// The id that the device will have: it is fixed in advance so that secrets can be sealed for its row.
    pub device: DeviceId,
    /// The slow hash of the PIN, sealed for that device.
    pub pin: Vec<u8>,
    /// The signed ticket, for checking the proof against what the device has scanned.
    pub link: String,
    /// The last moment to claim the ticket.
    pub expires_at: Timestamp,
    /// How far it has come; the ticket can only be claimed while it is waiting.
    pub state: TicketState,
}

/// How far an enrolment has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TicketState {
    /// No device has claimed the ticket.
    Waiting,
    /// A device has claimed the ticket and is registered.
    Registered,
    /// The person cancelled it.
    Cancelled,
}

impl TicketState {
    /// The state's name in the store.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Registered => "registered",
            Self::Cancelled => "cancelled",
        }
    }

    /// The state with this name in the store.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        [Self::Waiting, Self::Registered, Self::Cancelled].into_iter().find(|state| state.name() == name)
    }
}
