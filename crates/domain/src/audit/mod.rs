//! The audit log: what happened to whom, and from where; and the chain that shows whether it has been altered.

mod chain;
mod log;

pub(crate) use chain::{BASE, LINK};
pub use log::AuditLog;
