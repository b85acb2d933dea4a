//! AES-256-GCM, as two of the forms have it. Knows neither.

use aes_gcm::aead::{Aead, Payload};
use aes_gcm::{Aes256Gcm, KeyInit, Nonce};

/// How many bytes stand behind the ciphertext.
pub(crate) const TAG: usize = 16;

/// The ciphertext with the tag of 16 bytes behind it.
pub(crate) fn gcm(key: &[u8; 32], nonce: &[u8; 12], plain: &[u8], also: &[u8]) -> Vec<u8> {
    let nonce: &Nonce<_> = nonce.into();
    let sealed = Aes256Gcm::new(key.into()).encrypt(nonce, Payload { msg: plain, aad: also });
    sealed.expect("AES-GCM takes 64 GiB, and no export has as much")
}
