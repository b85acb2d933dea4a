//! The ports' real implementations: the machine's clock and random source, argon2, zxcvbn, AES-GCM and the signing keys; what the system
//! lets the process do; and whether the database can be used.

mod bounded_pool;
mod farewell;
mod guesser;
mod hasher;
mod health;
mod id_token_key;
mod jws;
mod key_file;
mod keyring;
mod mark;
mod master_key;
mod open_files;
pub(crate) mod others_jwt;
mod pin_search;
mod steady;
mod system;
mod wake_ups;

pub use farewell::SiteFarewell;
pub use guesser::Zxcvbn;
pub use hasher::Argon2Hasher;
pub use health::Health;
pub(crate) use health::{rehearse, try_out};
pub use keyring::Keyring;
pub(crate) use keyring::make as make_signing_key;
pub use mark::{Mark, MarkFile, Standing, older};
pub use master_key::MasterKey;
pub(crate) use open_files::open_files;
pub use pin_search::AllPins;
pub use steady::SteadyClock;
pub use system::{SystemClock, SystemEntropy};
pub use wake_ups::{Closed, Waiting, WakeUps};
