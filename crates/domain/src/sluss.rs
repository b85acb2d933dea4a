//! The application object: the ports that the rules act through, and the way to every room's use cases.

use std::sync::Arc;

use crate::model::in_flight::AttemptsInFlight;
use crate::model::policy::Policy;
use crate::model::timestamp::Timestamp;
use crate::ports::clock::Clock;
use crate::ports::courier::{Couriers, Wording};
use crate::ports::entropy::Entropy;
use crate::ports::password::{Guesser, PasswordHasher};
use crate::ports::pin::{PinKey, PinSearch};
use crate::ports::sealer::Sealer;
use crate::ports::signer::RequestSigner;
use crate::ports::store::Store;

/// The application object. It holds the ports, is cheap to clone, and gives a small handle for every room.
#[derive(Clone)]
pub struct Sluss {
    /// The server's base URL, without a trailing slash.
    pub issuer: Arc<str>,
    /// The origin of the authenticator: the issuer's, or one of its own whose storage other pages cannot reach. Without
    /// a trailing slash.
    pub app_origin: Arc<str>,
    /// What the operator has configured.
    pub policy: Policy,
    /// The only source of time.
    pub clock: Arc<dyn Clock>,
    /// The only source of randomness.
    pub entropy: Arc<dyn Entropy>,
    /// Holds everything that lasts.
    pub store: Arc<dyn Store>,
    /// Hashes passwords slowly, with a bounded number at a time.
    pub hasher: Arc<dyn PasswordHasher>,
    /// Estimates how many guesses a password takes.
    pub guesser: Arc<dyn Guesser>,
    /// Encrypts what the store holds.
    pub sealer: Arc<dyn Sealer>,
    /// Finds the PIN that a response was made with.
    pub pin_search: Arc<dyn PinSearch>,
    /// Holds the key that PINs are hashed with.
    pub pins: Arc<dyn PinKey>,
    /// Signs the links that devices verify.
    pub signer: Arc<dyn RequestSigner>,
    /// Attempts under way on this node.
    pub limits: Arc<AttemptsInFlight>,
    /// When a copy of the store was last restored; 0 for never. It is read at the start, as no server runs during a
    /// restore.
    pub epoch: Timestamp,
    /// Puts messages into words.
    pub wording: Arc<dyn Wording>,
    /// The carriers of messages to phones, mailboxes and devices.
    pub couriers: Couriers,
}

impl std::fmt::Debug for Sluss {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Sluss").field("issuer", &self.issuer).finish_non_exhaustive()
    }
}

impl Sluss {
    /// The current time, by the clock that was passed in.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        self.clock.now()
    }
}
