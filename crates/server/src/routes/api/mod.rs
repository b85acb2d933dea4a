//! `/api/…`: the API of the account pages, of devices, and of programs that operators let.

pub(crate) mod account;
pub(crate) mod accounts;
pub(crate) mod device;
