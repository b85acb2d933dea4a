//! AES-256-GCM by WebCrypto (NIST SP 800-38D), with keys that no script can read, and keys out of passphrases by a worker.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::CryptoKey;
use zeroize::Zeroizing;

use super::beside::{Beside, WorkerFailed};
use super::door;
use crate::authenticator::vault::{KeyError, PassphraseCost, Secret32};

const NAME: &str = "AES-GCM";

impl From<WorkerFailed> for KeyError {
    fn from(_: WorkerFailed) -> Self {
        Self("the worker has ended".to_owned())
    }
}

fn subtle() -> Result<JsValue, KeyError> {
    door::find(&["crypto", "subtle"]).ok_or_else(|| KeyError("none on this page".to_owned()))
}

fn usages() -> JsValue {
    Array::of2(&"encrypt".into(), &"decrypt".into()).into()
}

/// A new key, which nobody ever sees.
///
/// # Errors
/// What the browser says.
pub async fn new_key() -> Result<CryptoKey, KeyError> {
    let algorithm = door::object(&[("name", NAME.into()), ("length", 256.into())]);
    let made = door::wait(&subtle()?, "generateKey", &[algorithm, false.into(), usages()]).await?;
    Ok(made.unchecked_into())
}

/// The key with these bytes, which cannot be read back from it.
///
/// # Errors
/// What the browser says.
pub async fn key(raw: &[u8; 32]) -> Result<CryptoKey, KeyError> {
    let bytes = Uint8Array::from(raw.as_slice());
    let imported =
        door::wait(&subtle()?, "importKey", &["raw".into(), bytes.clone().into(), NAME.into(), false.into(), usages()])
            .await;
    bytes.fill(0, 0, 32);
    Ok(imported?.unchecked_into())
}

/// Encrypts; the tag of 16 bytes comes last.
///
/// # Errors
/// What the browser says.
pub async fn encrypt(key: &CryptoKey, nonce: &[u8], about: &[u8], plain: &[u8]) -> Result<Vec<u8>, KeyError> {
    let plain = Uint8Array::from(plain);
    let done = door::wait(&subtle()?, "encrypt", &[parameters(nonce, about), key.into(), plain.clone().into()]).await;
    plain.fill(0, 0, plain.length());
    Ok(Uint8Array::new(&done?).to_vec())
}

/// Decrypts; `None` if anything was altered, or the key is another one.
pub async fn decrypt(key: &CryptoKey, nonce: &[u8], about: &[u8], sealed: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
    let sealed = Uint8Array::from(sealed).into();
    let done = door::wait(&subtle().ok()?, "decrypt", &[parameters(nonce, about), key.into(), sealed]).await.ok()?;
    let array = Uint8Array::new(&done);
    let plain = Zeroizing::new(array.to_vec());
    array.fill(0, 0, array.length());
    Some(plain)
}

/// The key that comes of a passphrase (Argon2id), made in a worker.
///
/// # Errors
/// If the worker cannot have the memory.
pub async fn passphrase_key(passphrase: &str, salt: &[u8; 16], cost: PassphraseCost) -> Result<Secret32, KeyError> {
    let worker = Beside::start("passphrase").await?;
    let secrets: [(&str, &[u8]); 2] = [("passphrase", passphrase.as_bytes()), ("salt", salt)];
    let numbers = [("memory", cost.memory_kib), ("passes", cost.passes)];
    let key = worker.ask(&secrets, &numbers).await?.map(Zeroizing::new);
    let key = key.and_then(|key| <[u8; 32]>::try_from(key.as_slice()).ok());
    key.map(Zeroizing::new).ok_or_else(|| KeyError("no such cost".to_owned()))
}

fn parameters(nonce: &[u8], about: &[u8]) -> JsValue {
    let bytes = |bytes: &[u8]| JsValue::from(Uint8Array::from(bytes));
    door::object(&[("name", NAME.into()), ("iv", bytes(nonce)), ("additionalData", bytes(about))])
}
