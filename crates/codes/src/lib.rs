//! Codes of accounts elsewhere: what they are computed from.
//!
//! Knows no clock, no storage, no browser and nothing of Sluss accounts, whose codes are `sluss-otp`'s.

#![warn(missing_docs)]

pub mod account;
pub mod link;
pub mod parameters;
pub mod secret_text;
