//! What Sluss is: accounts, devices, sign-ins, enrolments, sessions and sites, the rules between them, and the ports that
//! the rules need.
//!
//! Knows nothing of HTTP, SQL, files or a browser, and takes time and randomness from its ports only.

pub mod account;
pub mod approval;
pub mod audit;
pub mod authorization;
pub mod browser;
pub mod client;
pub mod clock;
pub mod copies;
pub mod country;
pub mod courier;
pub mod deliver;
pub mod device;
pub mod device_pin;
pub mod email;
pub mod enrolment;
pub mod entropy;
pub mod epoch;
pub mod erase;
pub mod error;
pub mod event;
pub mod factors;
pub mod id;
pub mod key;
pub mod known;
mod leave;
pub mod limits;
pub mod mail_link;
pub mod message;
pub mod not_me;
pub mod number;
pub mod opener;
pub mod own_change;
pub mod own_password;
pub mod panic;
pub mod password;
pub mod phone;
pub mod policy;
pub mod ports;
pub mod proof;
pub mod recovery;
pub mod rekey;
pub mod reset;
pub mod secret;
pub mod session;
pub mod sign_in;
pub mod sign_up;
pub mod sms_budget;
mod sms_code;
pub mod sms_policy;
pub mod store;
pub mod strength;
pub mod subscription;
pub mod visitor;
pub mod window;

use std::sync::Arc;

pub use clock::{Clock, Timestamp};
use courier::{Couriers, Wording};
pub use entropy::Entropy;
pub use error::Error;
use limits::Limits;
pub use policy::Policy;
use ports::{Guesser, PasswordHasher, PinKey, PinSearch, RequestSigner, Sealer};
use store::Store;

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
    pub limits: Arc<Limits>,
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
