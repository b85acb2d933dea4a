//! Codes of RFC 4226 and RFC 6238, and Steam's, by the crate `totp-rs`. It knows steps of time; a step of one second makes its time our counter.

use totp_rs::{Builder, Totp};
use zeroize::Zeroizing;

use super::Code;
use crate::account::Secret;
use crate::parameters::{Algorithm, Digits};

/// `totp-rs` ends the program when it writes so many.
const TOO_MANY_DIGITS: u8 = 10;

/// The code for a counter, or for the number of a step.
pub(super) fn code(secret: &Secret, algorithm: Algorithm, digits: Digits, counter: u64) -> Code {
    let totp = totp(Builder::new().with_algorithm(known(algorithm)).with_digits(digits.get()), secret);
    if digits.get() == TOO_MANY_DIGITS {
        return ten_digits(totp.sign(counter).as_ref());
    }
    Code(Zeroizing::new(totp.generate(counter).to_string()))
}

/// Steam's code for the number of a step.
pub(super) fn steam(secret: &Secret, number: u64) -> Code {
    Code(Zeroizing::new(totp(Builder::new_steam(), secret).generate(number).to_string()))
}

/// The HMAC-SHA256 over a counter, for codes that are cut out of it in another way.
pub(super) fn hmac_sha256(key: &Secret, counter: u64) -> Zeroizing<Vec<u8>> {
    let totp = totp(Builder::new().with_algorithm(totp_rs::Algorithm::SHA256), key);
    Zeroizing::new(totp.sign(counter).as_ref().to_vec())
}

/// Without the checks of `build`: issuers do use 5 and 9 digits and secrets of fewer than 16 bytes.
fn totp(builder: Builder, secret: &Secret) -> Totp {
    builder.with_secret(secret.expose()).with_step_duration(1).build_noncompliant()
}

/// Ten digits are the whole number, since 31 bits have no more (RFC 4226, section 5.3).
fn ten_digits(mac: &[u8]) -> Code {
    let offset = usize::from(mac[mac.len() - 1] & 0x0f);
    let number = mac[offset..offset + 4].iter().fold(0_u32, |number, &byte| number << 8 | u32::from(byte));
    Code(Zeroizing::new(format!("{:010}", number & 0x7fff_ffff)))
}

const fn known(algorithm: Algorithm) -> totp_rs::Algorithm {
    match algorithm {
        Algorithm::Sha1 => totp_rs::Algorithm::SHA1,
        Algorithm::Sha256 => totp_rs::Algorithm::SHA256,
        Algorithm::Sha512 => totp_rs::Algorithm::SHA512,
    }
}
