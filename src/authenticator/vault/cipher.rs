//! What seals records: AES-256-GCM, whose key no script can read, and the ways in which that key is wrapped. Knows no record.

use zeroize::Zeroizing;

use super::keys::{KeyError, Keys};

/// 32 bytes that are wiped when they are no longer needed.
pub type Secret32 = Zeroizing<[u8; 32]>;

/// The nonce of AES-GCM in bytes (NIST SP 800-38D, 8.2.2: random, and never more than 2^32 of them under one key).
pub const NONCE: usize = 12;

/// What Argon2id may cost (RFC 9106). With one lane, since a browser gives a worker one core.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PassphraseCost {
    /// The memory in KiB.
    pub memory_kib: u32,
    /// How often it is gone through.
    pub passes: u32,
}

impl PassphraseCost {
    /// What a new passphrase costs: the second choice of RFC 9106, section 4, but with one lane.
    pub const NOW: Self = Self { memory_kib: 64 * 1024, passes: 3 };
}

/// Sealing and opening.
pub trait Ciphers: Keys {
    /// A new key for AES-256-GCM, which nobody ever sees.
    fn new_cipher_key(&self) -> impl Future<Output = Result<Self::Key, KeyError>>;

    /// The key for AES-256-GCM with these bytes, which cannot be read back from it.
    fn cipher_key(&self, raw: &[u8; 32]) -> impl Future<Output = Result<Self::Key, KeyError>>;

    /// Encrypts; the tag of 16 bytes comes last.
    fn encrypt(
        &self,
        key: &Self::Key,
        nonce: &[u8; NONCE],
        about: &[u8],
        plain: &[u8],
    ) -> impl Future<Output = Result<Vec<u8>, KeyError>>;

    /// Decrypts; `None` if anything was altered, or the key is another one.
    fn decrypt(
        &self,
        key: &Self::Key,
        nonce: &[u8; NONCE],
        about: &[u8],
        sealed: &[u8],
    ) -> impl Future<Output = Option<Zeroizing<Vec<u8>>>>;

    /// The key that comes of a passphrase: Argon2id (RFC 9106), 32 bytes.
    ///
    /// # Errors
    /// If there is not enough memory, or no worker to do it in.
    fn passphrase_key(
        &self,
        passphrase: &str,
        salt: &[u8; 16],
        cost: PassphraseCost,
    ) -> impl Future<Output = Result<Secret32, KeyError>>;
}

/// Encrypts under a random nonce, which comes first.
///
/// # Errors
/// What the browser refuses.
pub(super) async fn seal<C: Ciphers>(
    ciphers: &C,
    key: &C::Key,
    about: &[u8],
    plain: &[u8],
) -> Result<Vec<u8>, KeyError> {
    let nonce = ciphers.random::<NONCE>()?;
    let sealed = ciphers.encrypt(key, &nonce, about, plain).await?;
    Ok([nonce.as_slice(), &sealed].concat())
}

/// Decrypts what [`seal`] gave; `None` if it was altered, or sealed with another key, or for something else.
pub(super) async fn open<C: Ciphers>(
    ciphers: &C,
    key: &C::Key,
    about: &[u8],
    sealed: &[u8],
) -> Option<Zeroizing<Vec<u8>>> {
    let (nonce, sealed) = sealed.split_first_chunk::<NONCE>()?;
    ciphers.decrypt(key, nonce, about, sealed).await
}

/// Where a new passkey may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PasskeyPlace {
    /// In this device, on another one, or in a security key.
    Anywhere,
    /// In this device, which verifies the person by fingerprint, face, or whatever else unlocks it.
    ThisDevice,
}

/// A passkey that is to be made.
#[derive(Clone, Copy, Debug)]
pub struct NewPasskey<'a> {
    /// What its pseudo-random function is asked about.
    pub salt: [u8; 32],
    /// Where it may be.
    pub place: PasskeyPlace,
    /// The credential ids of passkeys beside which no other is made in the same place.
    pub unless: &'a [Vec<u8>],
}

/// Why there is no new passkey.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoPasskey {
    /// The person did not want it after all, or was not recognised, or one is there already. Browsers do not say which.
    Refused {
        /// The credential id of the passkey that was made all the same.
        made: Option<Vec<u8>>,
    },
    /// The browser, or what holds its passkeys, has no pseudo-random function.
    NoFunction {
        /// The credential id of the passkey that showed it.
        made: Vec<u8>,
    },
}

impl NoPasskey {
    /// The credential id of a passkey that was made and is of no use.
    #[must_use]
    pub fn made(&self) -> Option<&[u8]> {
        match self {
            Self::Refused { made } => made.as_deref(),
            Self::NoFunction { made } => Some(made),
        }
    }
}

/// A passkey that the person has just used.
#[derive(Debug)]
pub struct Passkey {
    /// Its credential id.
    pub credential: Vec<u8>,
    /// What its pseudo-random function has made of the salt: 32 bytes.
    pub secret: Secret32,
}
