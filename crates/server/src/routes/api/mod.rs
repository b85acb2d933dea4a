//! `/api/…`: the API of the account pages and of devices.

pub(crate) mod account;
pub(crate) mod device;
