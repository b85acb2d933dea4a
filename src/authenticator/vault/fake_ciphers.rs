//! Ciphers in memory, for tests: AES-256-GCM in earnest, and a passphrase's key by a digest that costs nothing.

use std::cell::{Cell, RefCell};
use std::fmt;

use aes_gcm::aead::{Aead as _, Payload};
use aes_gcm::{Aes256Gcm, KeyInit as _};
use sluss_otp::Algorithm;
use zeroize::Zeroizing;

use super::cipher::{Ciphers, NONCE, PassphraseCost, Secret32};
use super::fake::FakeKey;
use super::keys::{KeyError, Keys, Pair};

/// A tab's ciphers. Every passphrase that was tried is counted, with what it cost.
#[derive(Default)]
pub(in crate::authenticator) struct FakeCiphers {
    drawn: Cell<u64>,
    /// The costs of the passphrases that were tried.
    pub(in crate::authenticator) tried: RefCell<Vec<PassphraseCost>>,
    meanwhile: RefCell<Option<Box<dyn FnOnce()>>>,
}

impl fmt::Debug for FakeCiphers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("FakeCiphers(..)")
    }
}

impl FakeCiphers {
    /// The ciphers of another tab, which draws other bytes.
    pub(in crate::authenticator) fn of_tab(number: u64) -> Self {
        Self { drawn: Cell::new(number << 32), ..Self::default() }
    }

    /// What happens elsewhere while this tab decrypts next.
    pub(in crate::authenticator) fn at_next_decryption(&self, happens: impl FnOnce() + 'static) {
        self.meanwhile.replace(Some(Box::new(happens)));
    }
}

pub(in crate::authenticator) fn encrypt(key: &FakeKey, nonce: &[u8; NONCE], about: &[u8], plain: &[u8]) -> Vec<u8> {
    let cipher = Aes256Gcm::new_from_slice(&key.0).unwrap();
    cipher.encrypt(&(*nonce).into(), Payload { msg: plain, aad: about }).unwrap()
}

pub(in crate::authenticator) fn decrypt(
    key: &FakeKey,
    nonce: &[u8; NONCE],
    about: &[u8],
    sealed: &[u8],
) -> Option<Zeroizing<Vec<u8>>> {
    let cipher = Aes256Gcm::new_from_slice(&key.0).unwrap();
    cipher.decrypt(&(*nonce).into(), Payload { msg: sealed, aad: about }).ok().map(Zeroizing::new)
}

pub(in crate::authenticator) fn passphrase_key(passphrase: &str, salt: &[u8; 16], cost: PassphraseCost) -> Secret32 {
    let cost = format!("{} {}", cost.memory_kib, cost.passes);
    let digest = Algorithm::Sha256.digest(&[passphrase.as_bytes(), salt, cost.as_bytes()].concat());
    Zeroizing::new(digest.try_into().unwrap())
}

fn none<T>() -> Result<T, KeyError> {
    Err(KeyError("only ciphers are here".to_owned()))
}

impl Keys for FakeCiphers {
    type Key = FakeKey;

    fn can_be_held(&self) -> bool {
        true
    }

    fn random<const N: usize>(&self) -> Result<[u8; N], KeyError> {
        self.drawn.set(self.drawn.get() + 1);
        Ok(Algorithm::Sha256.digest(&self.drawn.get().to_be_bytes())[..N].try_into().unwrap())
    }

    async fn seal(&self, _raw: &[u8; 32]) -> Result<FakeKey, KeyError> {
        none()
    }

    async fn hmac(&self, _key: &FakeKey, _message: &[u8]) -> Result<Vec<u8>, KeyError> {
        none()
    }

    async fn new_pair(&self) -> Result<Pair<FakeKey>, KeyError> {
        none()
    }

    async fn sign(&self, _key: &FakeKey, _message: &[u8]) -> Result<Vec<u8>, KeyError> {
        none()
    }

    async fn is_signed(&self, _point: &[u8], _message: &[u8], _signature: &[u8; 64]) -> bool {
        false
    }
}

impl Ciphers for FakeCiphers {
    async fn new_cipher_key(&self) -> Result<FakeKey, KeyError> {
        self.random::<32>().map(|raw| FakeKey(raw.to_vec()))
    }

    async fn cipher_key(&self, raw: &[u8; 32]) -> Result<FakeKey, KeyError> {
        Ok(FakeKey(raw.to_vec()))
    }

    async fn encrypt(
        &self,
        key: &FakeKey,
        nonce: &[u8; NONCE],
        about: &[u8],
        plain: &[u8],
    ) -> Result<Vec<u8>, KeyError> {
        Ok(encrypt(key, nonce, about, plain))
    }

    async fn decrypt(
        &self,
        key: &FakeKey,
        nonce: &[u8; NONCE],
        about: &[u8],
        sealed: &[u8],
    ) -> Option<Zeroizing<Vec<u8>>> {
        if let Some(happens) = self.meanwhile.take() {
            happens();
        }
        decrypt(key, nonce, about, sealed)
    }

    async fn passphrase_key(
        &self,
        passphrase: &str,
        salt: &[u8; 16],
        cost: PassphraseCost,
    ) -> Result<Secret32, KeyError> {
        self.tried.borrow_mut().push(cost);
        Ok(passphrase_key(passphrase, salt, cost))
    }
}
