//! Who carries messages, really: to phones, to mailboxes, to devices; and the outbox that carries nothing and keeps all.
//!
//! Knows the domain's ports and nothing of what messages are for.

pub mod outbox;

pub use outbox::Outbox;
