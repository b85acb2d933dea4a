//! HOTP, codes by a counter (RFC 4226). The caller keeps the counter.

use crate::{Algorithm, Code};

/// The code for a counter value, of 6 to 8 digits as in the RFC (up to 10 are accepted).
#[must_use]
pub fn code(algorithm: Algorithm, key: &[u8], counter: u64, digits: usize) -> Code {
    Code::truncated(&algorithm.hmac(key, &counter.to_be_bytes()), digits)
}
