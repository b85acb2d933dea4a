//! The whole of it: the ports that the rules act through. The rules themselves stand in the rooms.

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

/// The whole of it: the rules, holding the ports that they act through. Cheap to clone.
#[derive(Clone)]
pub struct Sluss {
    /// The server's base URL, without a slash at the end.
    pub issuer: Arc<str>,
    /// Where the authenticator is: the issuer, or an origin of its own, whose storage the other pages cannot reach. No slash at the end.
    pub app_origin: Arc<str>,
    /// What an operator may decide.
    pub policy: Policy,
    /// What time it is.
    pub clock: Arc<dyn Clock>,
    /// Random bytes.
    pub entropy: Arc<dyn Entropy>,
    /// Everything that lasts.
    pub store: Arc<dyn Store>,
    /// Slow hashes, a bounded number at once.
    pub hasher: Arc<dyn PasswordHasher>,
    /// Counts how many guesses passwords take.
    pub guesser: Arc<dyn Guesser>,
    /// Encryption of what the store keeps for us.
    pub sealer: Arc<dyn Sealer>,
    /// Finds the PIN that something was made with.
    pub pin_search: Arc<dyn PinSearch>,
    /// What PINs are hashed under.
    pub pins: Arc<dyn PinKey>,
    /// Signatures under links.
    pub signer: Arc<dyn RequestSigner>,
    /// Who is trying passwords at this moment.
    pub limits: Arc<AttemptsInFlight>,
    /// When a copy of the store was put back last; 0: never. Read at the start, since nobody serves meanwhile.
    pub epoch: Timestamp,
    /// Messages in words.
    pub wording: Arc<dyn Wording>,
    /// Who carries them.
    pub couriers: Couriers,
}

impl std::fmt::Debug for Sluss {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Sluss").field("issuer", &self.issuer).finish_non_exhaustive()
    }
}

impl Sluss {
    /// The time, by the clock that was handed in.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        self.clock.now()
    }
}
