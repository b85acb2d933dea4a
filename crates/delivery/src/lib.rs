//! Carriers of messages to phones, mailboxes and devices; and the outbox, which carries nothing and keeps everything.
//!
//! Knows the domain's ports and nothing of what messages are for. What it carries, and its credentials at gateways,
//! appear in no error and no log (M02).

mod dial;
mod disabled;
pub mod http;
pub mod io_error;
pub mod outbox;
pub mod push;
pub mod secret;
pub mod settings;
pub mod sites;
pub mod smpp;
pub mod smtp;
pub mod text;
pub mod web;

pub use disabled::Disabled;
pub use outbox::Outbox;
pub use secret::{Opener, Secret};
