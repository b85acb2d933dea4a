//! What CryptoJS and the old OpenSSL make of a passphrase: `Salted__`, a salt, and AES-256-CBC under a key that MD5 stretches. Knows no product.

use md5::{Digest, Md5};
use zeroize::Zeroizing;

use super::cipher::{Plain, cbc, take, take_array};
use super::encoded;
use crate::refusal::Refusal;

/// Opens it; there is no seal, so the caller checks what comes out.
///
/// # Errors
/// [`Refusal::WrongPassword`] if the padding is none, [`Refusal::Damaged`] if it is not written so at all.
pub(crate) fn open(text: &str, passphrase: &[u8]) -> Result<Plain, Refusal> {
    let bytes = encoded::base64(text).map_err(|_| Refusal::Damaged("what is sealed is no base64"))?;
    let mut rest = bytes.as_slice();
    if take(&mut rest, 8)? != b"Salted__" {
        return Err(Refusal::Damaged("what is sealed has no salt"));
    }
    let salt = take_array::<8>(&mut rest)?;
    let stretched = stretched(passphrase, salt);
    let (mut key, mut iv) = (Zeroizing::new([0; 32]), [0; 16]);
    key.copy_from_slice(&stretched[..32]);
    iv.copy_from_slice(&stretched[32..]);
    cbc(&key, &iv, rest)
}

/// 48 bytes: each 16 are the hash of those before, the passphrase and the salt.
fn stretched(passphrase: &[u8], salt: [u8; 8]) -> Plain {
    let mut all = Plain::default();
    let mut last = Plain::default();
    while all.len() < 48 {
        let hash = Md5::new().chain_update(&*last).chain_update(passphrase).chain_update(salt).finalize();
        last = Plain::new(hash.to_vec());
        all.extend_from_slice(&last);
    }
    all
}
