//! Opening what is encrypted under a key: AES-256-GCM, AES-256-CBC, and libsodium's secret stream. Knows no product.

use aes::Aes256;
use aes_gcm::aead::{Aead, Payload};
use aes_gcm::{Aes256Gcm, KeyInit, Nonce};
use cbc::cipher::block_padding::Pkcs7;
use cbc::cipher::{BlockModeDecrypt, KeyIvInit};
use twofish::Twofish;
use zeroize::Zeroizing;

use crate::refusal::Refusal;

/// Decrypted bytes, wiped when they are dropped.
pub(crate) type Plain = Zeroizing<Vec<u8>>;

/// AES-256-GCM, with the tag of 16 bytes behind the ciphertext.
///
/// # Errors
/// [`Refusal::WrongPassword`] if the tag does not fit: a key from another password and an altered file look the same.
pub(crate) fn gcm(key: &[u8; 32], nonce: &[u8], sealed: &[u8], also: &[u8]) -> Result<Plain, Refusal> {
    let nonce: &Nonce<_> = nonce.try_into().map_err(|_| Refusal::Damaged("a nonce has another length"))?;
    let cipher = Aes256Gcm::new(key.into());
    let plain = cipher.decrypt(nonce, Payload { msg: sealed, aad: also });
    plain.map(Plain::new).map_err(|_| Refusal::WrongPassword)
}

/// AES-256-CBC with the padding of PKCS#7. It has no tag: what comes out may be rubbish, and the caller checks.
///
/// # Errors
/// [`Refusal::WrongPassword`] if the padding is none, [`Refusal::Damaged`] if the bytes are no whole blocks.
pub(crate) fn cbc(key: &[u8; 32], iv: &[u8; 16], sealed: &[u8]) -> Result<Plain, Refusal> {
    padded(cbc::Decryptor::<Aes256>::new(key.into(), iv.into()), sealed)
}

/// [`cbc()`] with Twofish, which some databases of KeePass have.
///
/// # Errors
/// Those of [`cbc()`].
pub(crate) fn cbc_twofish(key: &[u8; 32], iv: &[u8; 16], sealed: &[u8]) -> Result<Plain, Refusal> {
    let cipher = cbc::Decryptor::<Twofish>::new_from_slices(key, iv);
    padded(cipher.map_err(|_| Refusal::Damaged("a key has another length"))?, sealed)
}

fn padded(cipher: impl BlockModeDecrypt, sealed: &[u8]) -> Result<Plain, Refusal> {
    if sealed.is_empty() || !sealed.len().is_multiple_of(16) {
        return Err(Refusal::Damaged("the ciphertext is no whole number of blocks"));
    }
    cipher.decrypt_padded_vec::<Pkcs7>(sealed).map(Plain::new).map_err(|_| Refusal::WrongPassword)
}

/// The next so many bytes, which are taken off.
///
/// # Errors
/// [`Refusal::Damaged`] if there are fewer.
pub(crate) fn take<'a>(bytes: &mut &'a [u8], length: usize) -> Result<&'a [u8], Refusal> {
    let (taken, rest) = bytes.split_at_checked(length).ok_or(Refusal::Damaged("the file ends too early"))?;
    *bytes = rest;
    Ok(taken)
}

/// [`take`] for a length that is known when this is compiled.
///
/// # Errors
/// Those of [`take`].
pub(crate) fn take_array<const N: usize>(bytes: &mut &[u8]) -> Result<[u8; N], Refusal> {
    let mut array = [0; N];
    array.copy_from_slice(take(bytes, N)?);
    Ok(array)
}
