//! mOTP's codes: six hexadecimal digits of an MD5 over the number of a step of 10 seconds, the secret in hexadecimal, and the PIN.

use data_encoding::HEXLOWER;
use md5::{Digest, Md5};
use zeroize::Zeroizing;

use super::Code;
use crate::account::Secret;
use crate::secret_text::to_hex;

/// The code for the number of a step.
pub(super) fn code(secret: &Secret, pin: &Secret, number: u64) -> Code {
    let hash =
        Md5::new().chain_update(number.to_string()).chain_update(to_hex(secret).as_bytes()).chain_update(pin.expose());
    Code(Zeroizing::new(HEXLOWER.encode(&hash.finalize()[..3])))
}
