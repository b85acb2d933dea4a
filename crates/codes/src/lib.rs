//! Codes of accounts elsewhere: the accounts, the codes, and the links by which apps hand them over.
//!
//! Knows no clock, no storage, no browser and nothing of Sluss accounts, whose codes are `sluss-otp`'s.

#![warn(missing_docs)]

pub mod account;
pub mod compute;
pub mod duplicate;
mod fold;
pub mod initials;
pub mod link;
pub mod parameters;
pub mod search;
pub mod secret_text;
pub mod written;
