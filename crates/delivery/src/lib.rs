//! Who carries messages, really: to phones, to mailboxes, to devices; and the outbox that carries nothing and keeps all.
//!
//! Knows the domain's ports and nothing of what messages are for. What it carries and what it signs in with at gateways shows in
//! no error and no log (M02).

mod dial;
mod disabled;
pub mod http;
pub mod io_error;
pub mod outbox;
pub mod push;
pub mod secret;
pub mod settings;
pub mod smpp;
pub mod smtp;
pub mod text;
pub mod web;

pub use disabled::Disabled;
pub use outbox::Outbox;
pub use secret::{Opener, Secret};
