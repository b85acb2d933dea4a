//! What the rules need done and must not do themselves: slow hashes, encryption, signatures. (Time, randomness and the store
//! have files of their own.)

use std::ops::Deref;

use async_trait::async_trait;
use sluss_protocol::link::{KeyId, Signature};
use sluss_protocol::password::Weakness;
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

use crate::password::{Password, PasswordHash};

/// More work than the machine takes just now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Busy;

/// What a check of a password found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Another password.
    Wrong,
    /// The right one.
    Right {
        /// The hash was made with weaker parameters than those of today.
        outdated: bool,
    },
}

/// Hashes passwords, slowly, a bounded number at once (A05, A07).
#[async_trait]
pub trait PasswordHasher: Send + Sync {
    /// The hash to store.
    async fn hash(&self, password: Password) -> Result<PasswordHash, Busy>;

    /// Compares a password with a hash. Without a hash (an unknown address) it does the same work and says `Wrong` (H02).
    async fn verify(&self, password: Password, hash: Option<PasswordHash>) -> Result<Verdict, Busy>;
}

/// How hard a password is to guess.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Guess {
    /// 0 to [`sluss_protocol::password::STRONGEST`].
    pub score: u32,
    /// What makes it easy, where something does.
    pub weakness: Option<Weakness>,
}

/// Guesses as the programs do that break passwords, a bounded number at once.
#[async_trait]
pub trait Guesser: Send + Sync {
    /// Looks at a password, or a part of one of [`Password::JUDGED`] characters at most, of somebody whom these words have to do with.
    async fn guess(&self, part: Zeroizing<String>, words: Vec<String>) -> Result<Guess, Busy>;
}

/// A sealed value does not open: another key, another row, or altered bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unsealable;

/// Bytes that were sealed, in the clear. They are wiped when nobody needs them any more, and have no `Debug` (S30).
#[derive(Clone, Zeroize, ZeroizeOnDrop)]
#[expect(missing_debug_implementations, reason = "whatever holds one has to say what it shows of itself")]
pub struct Opened(Vec<u8>);

impl Opened {
    /// Takes bytes over that were sealed.
    #[must_use]
    pub fn new(bytes: Vec<u8>) -> Self {
        Self(bytes)
    }

    /// The same as text; `None` where it is none.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        std::str::from_utf8(&self.0).ok()
    }
}

impl Deref for Opened {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        &self.0
    }
}

/// Encrypts what the store keeps, with a key that the store does not have (M04).
pub trait Sealer: Send + Sync {
    /// Seals bytes for one purpose in one row.
    fn seal(&self, purpose: &str, row: &str, bytes: &[u8]) -> Vec<u8>;

    /// Opens them for the same purpose and row.
    ///
    /// # Errors
    /// [`Unsealable`] for anything else.
    fn open(&self, purpose: &str, row: &str, sealed: &[u8]) -> Result<Opened, Unsealable>;

    /// A value that only we can compute from this one, for this purpose; the same each time.
    fn prove(&self, purpose: &str, value: &str) -> [u8; 32];
}

/// What is asked of a PIN, by its SHA-256.
pub type PinFits = Box<dyn Fn(&[u8]) -> bool + Send>;

/// Looks through all PINs there are, for so many at once.
#[async_trait]
pub trait PinSearch: Send + Sync {
    /// Those that fit. It takes as long whichever they are.
    async fn those_that(&self, fits: PinFits) -> Result<Vec<Zeroizing<String>>, Busy>;
}

/// Has the key that PINs are hashed under. It is sealed in the store, and so outlives the key file that it is sealed with.
pub trait PinKey: Send + Sync {
    /// HMAC-SHA-256 over a PIN's digits.
    fn blind(&self, digits: &str) -> [u8; 32];
}

/// Signs links with the key that devices have pinned.
pub trait RequestSigner: Send + Sync {
    /// Names the key in links.
    fn key(&self) -> KeyId;

    /// SHA-256 over the public key's uncompressed point.
    fn fingerprint(&self) -> [u8; 32];

    /// The ES256 signature.
    fn sign(&self, message: &[u8]) -> Signature;
}

#[cfg(test)]
mod tests {
    use std::marker::PhantomData;

    use sluss_protocol::secret::Secret;
    use zeroize::{Zeroize, ZeroizeOnDrop};

    use super::Opened;

    /// What is said of a type: the first where it can be shown, else the second.
    struct Told<T>(PhantomData<T>);
    impl<T: std::fmt::Debug> Told<T> {
        const SHOWN: bool = true;
    }
    trait Otherwise {
        const SHOWN: bool = false;
    }
    impl<T> Otherwise for Told<T> {}

    #[test]
    fn s30_no_secret_can_be_written_into_a_log() {
        const { assert!(Told::<String>::SHOWN, "the question can be answered with yes") };
        const { assert!(!Told::<Secret>::SHOWN && !Told::<Opened>::SHOWN) };
    }

    #[test]
    fn s30_what_was_opened_is_wiped() {
        const fn is_wiped<T: ZeroizeOnDrop>() {}
        is_wiped::<Opened>();
        let mut opened = Opened::new(b"secret".to_vec());
        opened.zeroize();
        assert!(opened.is_empty());
    }
}
