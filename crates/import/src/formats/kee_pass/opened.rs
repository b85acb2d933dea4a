//! Opening a KDBX database: keys from the password, the seal of each block, the cipher, gzip, and the stream that hides values inside.

use chacha20::ChaCha20;
use chacha20::cipher::{KeyIvInit, StreamCipher};
use hmac::{Hmac, KeyInit, Mac};
use salsa20::Salsa20;
use sha2::{Digest, Sha256, Sha512};
use subtle::ConstantTimeEq;
use zeroize::Zeroizing;

use super::header::{Cipher, Header};
use crate::bounds::Bounds;
use crate::containers::cipher::{Plain, cbc, cbc_twofish, take, take_array};
use crate::containers::derive::Key;
use crate::containers::unpack;
use crate::refusal::Refusal;

/// What a database is inside.
pub(super) struct Inside {
    pub(super) xml: Plain,
    pub(super) stream: Stream,
}

/// What values are hidden with, one after another.
pub(super) enum Stream {
    /// Nothing, and they are not even base64, as in an XML export.
    None,
    /// Nothing but base64.
    Plain,
    ChaCha20(Box<ChaCha20>),
    Salsa20(Box<Salsa20>),
}

impl Stream {
    fn of(kind: u32, key: &[u8]) -> Result<Self, Refusal> {
        match kind {
            0 => Ok(Self::Plain),
            2 => {
                let key: [u8; 32] = Sha256::digest(key).into();
                let nonce = [0xe8, 0x30, 0x09, 0x4b, 0x97, 0x20, 0x5d, 0x2a];
                Ok(Self::Salsa20(Box::new(Salsa20::new(&key.into(), &nonce.into()))))
            }
            3 => {
                let hash = Sha512::digest(key);
                let stream = ChaCha20::new_from_slices(&hash[..32], &hash[32..44]);
                Ok(Self::ChaCha20(Box::new(stream.map_err(|_| ODD)?)))
            }
            _ => Err(ODD),
        }
    }

    /// The next bytes, shown.
    pub(super) fn show(&mut self, bytes: &mut [u8]) {
        match self {
            Self::None | Self::Plain => {}
            Self::ChaCha20(stream) => stream.apply_keystream(bytes),
            Self::Salsa20(stream) => stream.apply_keystream(bytes),
        }
    }
}

const ODD: Refusal = Refusal::Damaged("the database is not written as KeePass writes one");

/// # Errors
/// [`Refusal::WrongPassword`], also where a key file belongs to the password; what deriving the key may refuse; [`Refusal::Damaged`].
pub(super) fn inside(header: &Header<'_>, password: &[u8], limits: &Bounds) -> Result<Inside, Refusal> {
    let composite = Sha256::digest(Sha256::digest(password));
    let transformed = header.derivation.key(&composite, limits)?;
    if header.version == 3 { older(header, &transformed, limits) } else { newer(header, &transformed, limits) }
}

fn master(header: &Header<'_>, transformed: &Key) -> Key {
    Key::new(Sha256::new().chain_update(header.seed).chain_update(transformed.as_slice()).finalize().into())
}

fn decrypted(header: &Header<'_>, key: &Key, sealed: &[u8]) -> Result<Plain, Refusal> {
    match header.cipher {
        Cipher::Aes => cbc(key, header.iv.try_into().map_err(|_| ODD)?, sealed),
        Cipher::Twofish => cbc_twofish(key, header.iv.try_into().map_err(|_| ODD)?, sealed),
        Cipher::ChaCha20 => {
            let mut plain = Plain::new(sealed.to_vec());
            ChaCha20::new_from_slices(&**key, header.iv).map_err(|_| ODD)?.apply_keystream(&mut plain);
            Ok(plain)
        }
    }
}

fn unpacked(header: &Header<'_>, bytes: Plain, limits: &Bounds) -> Result<Plain, Refusal> {
    if header.packed { unpack::gzip(&bytes, limits) } else { Ok(bytes) }
}

/// Version 3 has no seal: the plain text begins as the header says, and its blocks have hashes.
fn older(header: &Header<'_>, transformed: &Key, limits: &Bounds) -> Result<Inside, Refusal> {
    let plain = decrypted(header, &master(header, transformed), header.body)?;
    let mut rest =
        plain.strip_prefix(header.start).filter(|_| header.start.len() == 32).ok_or(Refusal::WrongPassword)?;
    let mut joined = Plain::default();
    loop {
        let _index = take(&mut rest, 4)?;
        let hash = take(&mut rest, 32)?;
        let length = u32::from_le_bytes(take_array(&mut rest)?) as usize;
        if length == 0 {
            break;
        }
        let block = take(&mut rest, length)?;
        if Sha256::digest(block).as_slice() != hash {
            return Err(Refusal::Damaged("a block of the database does not fit its hash"));
        }
        joined.extend_from_slice(block);
    }
    let (key, kind) = header.stream;
    Ok(Inside { xml: unpacked(header, joined, limits)?, stream: Stream::of(kind, key)? })
}

/// Version 4 seals the header and each block.
fn newer(header: &Header<'_>, transformed: &Key, limits: &Bounds) -> Result<Inside, Refusal> {
    let mut rest = header.body;
    if Sha256::digest(header.bytes).as_slice() != take(&mut rest, 32)? {
        return Err(Refusal::Damaged("the header does not fit its hash"));
    }
    let seals = Seals::of(header, transformed);
    if !seals.fits(u64::MAX, &[header.bytes], take(&mut rest, 32)?) {
        return Err(Refusal::WrongPassword);
    }
    let mut joined = Vec::new();
    for index in 0_u64.. {
        let seal = take(&mut rest, 32)?;
        let length = take_array::<4>(&mut rest)?;
        let block = take(&mut rest, u32::from_le_bytes(length) as usize)?;
        if !seals.fits(index, &[&index.to_le_bytes(), &length, block], seal) {
            return Err(Refusal::Damaged("a block of the database does not fit its seal"));
        }
        if block.is_empty() {
            break;
        }
        joined.extend_from_slice(block);
    }
    let plain = unpacked(header, decrypted(header, &master(header, transformed), &joined)?, limits)?;
    inner(&plain)
}

/// The keys of the seals, one for each block.
struct Seals(Zeroizing<[u8; 64]>);

impl Seals {
    fn of(header: &Header<'_>, transformed: &Key) -> Self {
        let base = Sha512::new().chain_update(header.seed).chain_update(transformed.as_slice()).chain_update([1]);
        Self(Zeroizing::new(base.finalize().into()))
    }

    fn fits(&self, index: u64, pieces: &[&[u8]], seal: &[u8]) -> bool {
        let key = Sha512::new().chain_update(index.to_le_bytes()).chain_update(self.0.as_slice()).finalize();
        let mut mac = Hmac::<Sha256>::new_from_slice(&key).expect("HMAC takes keys of any length");
        pieces.iter().for_each(|piece| mac.update(piece));
        mac.finalize().into_bytes().as_slice().ct_eq(seal).into()
    }
}

/// Before the XML stand fields, of which two say how values are hidden; others are attachments.
fn inner(plain: &[u8]) -> Result<Inside, Refusal> {
    let (mut rest, mut kind, mut key) = (plain, 0, &[][..]);
    loop {
        let [field] = take_array(&mut rest)?;
        let length = u32::from_le_bytes(take_array(&mut rest)?) as usize;
        let value = take(&mut rest, length)?;
        match field {
            0 => break,
            1 => kind = u32::from_le_bytes(value.try_into().map_err(|_| ODD)?),
            2 => key = value,
            _ => {}
        }
    }
    Ok(Inside { xml: Plain::new(rest.to_vec()), stream: Stream::of(kind, key)? })
}
