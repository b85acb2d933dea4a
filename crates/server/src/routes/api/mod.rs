//! `/api/…`: what the account pages and devices talk to.

pub(crate) mod account;
pub(crate) mod device;
