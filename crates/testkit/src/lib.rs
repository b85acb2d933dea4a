//! A server in the test's own process with a clock that the test turns, and who talks to it: person, phone, site.
//!
//! For tests only. It says nothing about whether an answer is right; the tests do.

mod account_pages;
mod answer;
mod cas_site;
mod delivered;
mod handover;
mod keys;
mod listening;
mod numbers;
mod person;
mod phone;
mod ports;
pub mod samples;
mod server;
mod site;

pub use answer::Answer;
pub use cas_site::CasSite;
pub use handover::NewPhone;
pub use keys::DeviceKeys;
pub use listening::{Line, Listening};
pub use person::Person;
pub use phone::Phone;
pub use ports::{CountingHasher, SeededEntropy, SetClock};
pub use server::{Account, ISSUER, Server};
pub use site::Site;
