//! One message of libsodium's `crypto_secretstream_xchacha20poly1305`, which is all that exports have of it. Knows no product.
//!
//! The libraries that have it bring elliptic curves and dice, or an older generation of ciphers; over `chacha20` and `poly1305` it is a page.

use chacha20::ChaCha20;
use chacha20::cipher::{KeyIvInit, StreamCipher};
use poly1305::Poly1305;
use poly1305::universal_hash::KeyInit;
use subtle::ConstantTimeEq;

use super::cipher::{Plain, take};
use crate::refusal::Refusal;

/// The header before the stream has so many bytes.
const HEADER: usize = 24;
/// The tag of a message in the midst of a stream, and of the last one: exports have either.
const TAGS: [u8; 2] = [0, 3];

/// Opens the first message of a stream: `sealed` is an encrypted tag byte, the message, and 16 bytes of Poly1305.
///
/// # Errors
/// [`Refusal::WrongPassword`] if the seal does not fit, [`Refusal::Damaged`] if the lengths cannot be.
pub(crate) fn open(key: &[u8; 32], header: &[u8], mut sealed: &[u8]) -> Result<Plain, Refusal> {
    if header.len() != HEADER || sealed.len() < 17 {
        return Err(Refusal::Damaged("the stream is shorter than any"));
    }
    let mut cipher = stream(key, header);
    let mut mac_key = [0_u8; 64];
    cipher.apply_keystream(&mut mac_key);
    let mut tag_block = [0_u8; 64];
    tag_block[0] = take(&mut sealed, 1)?[0];
    let encrypted_tag = tag_block[0];
    cipher.apply_keystream(&mut tag_block);
    let tag = std::mem::replace(&mut tag_block[0], encrypted_tag);
    let (message, seal) = sealed.split_at(sealed.len() - 16);
    if !bool::from(authenticated(&mac_key, &tag_block, message).as_slice().ct_eq(seal)) {
        return Err(Refusal::WrongPassword);
    }
    if !TAGS.contains(&tag) {
        return Err(Refusal::Damaged("the stream has more messages than one"));
    }
    let mut plain = Plain::new(message.to_vec());
    cipher.apply_keystream(&mut plain);
    Ok(plain)
}

/// The subkey is HChaCha20 of the first 16 bytes of the header; the nonce is the counter 1 and the other 8.
fn stream(key: &[u8; 32], header: &[u8]) -> ChaCha20 {
    let (input, rest) = header.split_at(16);
    let mut start = [0; 16];
    start.copy_from_slice(input);
    let subkey = chacha20::hchacha::<chacha20::R20>(key.into(), &start.into());
    let mut nonce = [1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
    nonce[4..].copy_from_slice(rest);
    ChaCha20::new(&subkey, &nonce.into())
}

/// Covers the block of the tag, the message, zeros by libsodium's own rule, and two lengths.
fn authenticated(mac_key: &[u8; 64], tag_block: &[u8; 64], message: &[u8]) -> poly1305::Tag {
    let mut covered = Vec::with_capacity(message.len() + 96);
    covered.extend_from_slice(tag_block);
    covered.extend_from_slice(message);
    // (16 − 64 + length) mod 16: the length itself, not what is missing to 16, and published files are sealed so.
    covered.extend_from_slice(&[0; 16][..message.len() % 16]);
    covered.extend_from_slice(&0_u64.to_le_bytes());
    covered.extend_from_slice(&(64 + message.len() as u64).to_le_bytes());
    let mut key = poly1305::Key::default();
    key.copy_from_slice(&mac_key[..32]);
    Poly1305::new(&key).compute_unpadded(&covered)
}
