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
    /// Whoever began it; the ticket is void when that session has ended, or that device was removed.
    pub by: Leave,
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

/// Whose permission a new device comes by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Leave {
    /// A session's on the account pages, by the hash of its token.
    Session(BearerHash),
    /// A registered device's, with its PIN (docs/decisions/0085).
    Device(DeviceId),
}

impl Leave {
    /// How it is stored. The two never look alike: a hash has 43 characters, and the id of a device 30.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Session(token) => token.as_str(),
            Self::Device(id) => id.as_str(),
        }
    }

    /// The same as read from the store.
    #[must_use]
    pub fn stored(text: String) -> Self {
        match DeviceId::parse(&text) {
            Some(device) => Self::Device(device),
            None => Self::Session(BearerHash::stored(text)),
        }
    }

    /// The session, if it was one.
    #[must_use]
    pub const fn session(&self) -> Option<&BearerHash> {
        match self {
            Self::Session(token) => Some(token),
            Self::Device(_) => None,
        }
    }
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

#[cfg(test)]
mod tests {
    use super::{BearerHash, DeviceId, Leave};
    use crate::model::secret::{Bearer, Kind};

    #[test]
    fn whose_permission_it_was_reads_back() {
        let device = Leave::Device(DeviceId::from([7; 16]));
        let session = Leave::Session(Bearer::from_bytes(Kind::Session, &[7; 32]).hash());
        for leave in [device, session, Leave::Session(BearerHash::stored("session".to_owned()))] {
            assert_eq!(Leave::stored(leave.as_str().to_owned()), leave);
        }
    }
}
