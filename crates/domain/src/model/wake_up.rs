//! Wake-ups: whom they are for, and how they are stored until other nodes have found them. They do not say what has
//! changed.

use crate::model::id::{AccountId, EventId};
use crate::model::secret::BearerHash;
use crate::model::timestamp::Timestamp;

/// What somebody can wait for.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Topic {
    /// A sign-in moves on.
    SignIn(BearerHash),
    /// Something changes among the requests for an account's devices.
    Account(AccountId),
}

impl Topic {
    /// The topic's name in the store; one kind never reads as another.
    #[must_use]
    pub fn name(&self) -> String {
        match self {
            Self::SignIn(handle) => format!("sign-in:{}", handle.as_str()),
            Self::Account(account) => format!("account:{account}"),
        }
    }
}

/// A wake-up, stored briefly so that other nodes find it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WakeUp {
    /// Distinguishes wake-ups, so that a node handles each once.
    pub id: EventId,
    /// The name of its [`Topic`].
    pub topic: String,
    /// When it was stored; nodes ask for those since they last looked.
    pub at: Timestamp,
}
