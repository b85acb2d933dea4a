//! The audit log: what happened to whom, from where, and the chain that shows whether it was altered since.

mod chain;
mod log;

pub(crate) use chain::{BASE, LINK};
pub use log::AuditLog;
