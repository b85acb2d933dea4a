//! Yandex's codes: eight letters out of an HMAC-SHA256 over the number of a step, whose key is made from the PIN and the secret.

use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use super::{Code, standard};
use crate::account::Secret;

/// The first so many bytes of a secret count; what may follow is a checksum.
const SECRET_BYTES: usize = 16;
const LETTERS: u32 = 8;
const ALPHABET: u64 = 26;

/// The key that codes are made with.
pub(super) fn key(secret: &Secret, pin: &Secret) -> Secret {
    let secret = secret.expose();
    let secret = &secret[..secret.len().min(SECRET_BYTES)];
    let hash = Sha256::new().chain_update(pin.expose()).chain_update(secret).finalize();
    // The app loses a zero at the beginning, so everybody does.
    let key = if hash[0] == 0 { &hash[1..] } else { &hash[..] };
    Secret::new(key.to_vec()).expect("a hash has 32 bytes, and one is left out at most")
}

/// The code for the number of a step.
pub(super) fn code(key: &Secret, number: u64) -> Code {
    let mac = standard::hmac_sha256(key, number);
    let offset = usize::from(mac[mac.len() - 1] & 0x0f);
    // As in RFC 4226, section 5.3, with eight bytes for four.
    let number =
        mac[offset..offset + 8].iter().fold(0_u64, |number, &byte| number << 8 | u64::from(byte)) & (u64::MAX >> 1);
    let letter = |place: u32| char::from(b'a' + (number / ALPHABET.pow(place) % ALPHABET) as u8);
    Code(Zeroizing::new((0..LETTERS).rev().map(letter).collect()))
}
