//! One-time codes: HOTP (RFC 4226), TOTP (RFC 6238) and OCRA (RFC 6287).
//!
//! Pure arithmetic over the bytes that it is given. It knows no clock, no randomness, no storage and no browser; if a key
//! may not leave a key store, [`ocra::message`] and [`Code::truncated`] are the two halves around that store's HMAC.

#![warn(missing_docs)]

mod code;
mod hash;
pub mod hotp;
pub mod ocra;
pub mod totp;

pub use code::{Code, CodeError};
pub use hash::Algorithm;
