//! Wake-ups: for whom, and as they are kept until other nodes have found them. What has changed they do not say.

use crate::model::id::{AccountId, EventId};
use crate::model::secret::BearerHash;
use crate::model::timestamp::Timestamp;

/// What somebody can wait for.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Topic {
    /// That a sign-in goes on.
    SignIn(BearerHash),
    /// That something changes in what waits for an account's devices.
    Account(AccountId),
}

impl Topic {
    /// The name in the store; one kind never reads as another.
    #[must_use]
    pub fn name(&self) -> String {
        match self {
            Self::SignIn(handle) => format!("sign-in:{}", handle.as_str()),
            Self::Account(account) => format!("account:{account}"),
        }
    }
}

/// A wake-up as it is kept for a moment, so that other nodes find it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WakeUp {
    /// Tells one from another.
    pub id: EventId,
    /// The [`Topic`]'s name.
    pub topic: String,
    /// When.
    pub at: Timestamp,
}
