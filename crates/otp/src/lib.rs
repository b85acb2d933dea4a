//! One-time codes: HOTP (RFC 4226), TOTP (RFC 6238) and OCRA (RFC 6287).
//!
//! Pure arithmetic over the bytes that it is given. It knows no clock, no randomness, no storage and no browser; if a key
//! may not leave a key store, [`ocra::message`] and [`Code::truncated`] are the two halves around that store's HMAC.
//!
//! ```
//! use sluss_otp::ocra::{self, Inputs, Suite};
//! use sluss_otp::{Algorithm, Code};
//!
//! let (suite, key) = (Suite::sluss_qr(), [7; 32]);
//! let inputs = Inputs::question("c0ffee").session(b"what the person was shown");
//! let code = ocra::response(&suite, &key, &inputs)?;
//!
//! // The same in two halves, for a key that stays where it is.
//! let mac = Algorithm::Sha256.hmac(&key, &ocra::message(&suite, &inputs)?);
//! assert!(Code::truncated(&mac, suite.digits()).matches(&code));
//! # Ok::<(), ocra::InputError>(())
//! ```

#![warn(missing_docs)]

mod code;
mod hash;
pub mod hotp;
pub mod ocra;
pub mod totp;

pub use code::{Code, CodeError};
pub use hash::Algorithm;
