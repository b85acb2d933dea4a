//! An enrolment: a ticket that one device can claim, as it is kept.

use crate::model::id::{AccountId, DeviceId, EnrolmentId};
use crate::model::secret::BearerHash;
use crate::model::timestamp::Timestamp;

/// One adding of a device.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Enrolment {
    /// Its name to the account pages.
    pub id: EnrolmentId,
    /// Which account the device will belong to.
    pub account: AccountId,
    /// The session that began it, and without which it is worth nothing.
    pub session: BearerHash,
    /// The hash of the ticket's token.
    pub token: BearerHash,
    /// How the device will be called.
    pub device_name: String,
    /// The device that will be: its name is known before it comes, so that secrets can be sealed for its row.
    pub device: DeviceId,
    /// The PIN, hashed slowly, sealed for that device.
    pub pin: Vec<u8>,
    /// The ticket, so that the proof can be checked against what the device saw.
    pub link: String,
    /// The last moment to claim it.
    pub expires_at: Timestamp,
    /// How far it is.
    pub state: TicketState,
}

/// How far an enrolment is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TicketState {
    /// No device has come.
    Waiting,
    /// The device is registered.
    Registered,
    /// The person gave up.
    Cancelled,
}

impl TicketState {
    /// The name in the store.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Registered => "registered",
            Self::Cancelled => "cancelled",
        }
    }

    /// The state with this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        [Self::Waiting, Self::Registered, Self::Cancelled].into_iter().find(|state| state.name() == name)
    }
}
