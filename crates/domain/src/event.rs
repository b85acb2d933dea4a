//! Waking those who wait: a sign-in page for a device, a device for a sign-in. What has changed they look up themselves, so a
//! wake-up that is lost or comes twice does no harm.

use crate::id::{AccountId, EventId};
use crate::secret::BearerHash;
use crate::store::Change;
use crate::{Sluss, Timestamp};

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
pub struct Event {
    /// Tells one from another.
    pub id: EventId,
    /// The [`Topic`]'s name.
    pub topic: String,
    /// When.
    pub at: Timestamp,
}

impl Sluss {
    /// The change that wakes whoever waits for this, on every node.
    #[must_use]
    pub fn tell(&self, topic: &Topic) -> Change {
        Change::Tell(Event { id: EventId::new(&*self.entropy), topic: topic.name(), at: self.now() })
    }
}
