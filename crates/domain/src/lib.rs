//! What Sluss is: accounts, second factors, sign-ins, sessions and relying parties, the rules between them, and the
//! ports that the rules need.
//!
//! `model` holds types that are true by construction, `ports` what the rules need done but must not do themselves;
//! every other room holds use cases. This crate knows nothing of HTTP, SQL, files or browsers, and takes time and
//! randomness only from its ports.

#![warn(missing_docs)]

pub mod account;
pub mod audit;
pub mod error;
pub mod factor;
pub mod message;
pub mod model;
pub mod ports;
pub mod relying_party;
pub mod session;
pub mod sign_in;
mod sluss;
pub mod upkeep;

pub use error::Error;
pub use model::policy::Policy;
pub use model::timestamp::Timestamp;
pub use ports::clock::Clock;
pub use ports::entropy::Entropy;
pub use sluss::Sluss;
