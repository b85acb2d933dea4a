//! Agreeing on a secret by ECDH on P-256 in WebCrypto, with private halves that no script can read.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::CryptoKey;
use zeroize::Zeroizing;

use super::door;
use crate::authenticator::vault::{KeyError, Pair, Secret32};

fn subtle() -> Result<JsValue, KeyError> {
    door::find(&["crypto", "subtle"]).ok_or_else(|| KeyError("none on this page".to_owned()))
}

fn algorithm() -> JsValue {
    door::object(&[("name", "ECDH".into()), ("namedCurve", "P-256".into())])
}

/// A new pair, whose private half can never leave the browser.
///
/// # Errors
/// What the browser says.
pub async fn new_pair() -> Result<Pair<CryptoKey>, KeyError> {
    let usages = Array::of1(&"deriveBits".into()).into();
    let made = door::wait(&subtle()?, "generateKey", &[algorithm(), false.into(), usages]).await?;
    let half = |name: &str| door::get(&made, name).ok_or_else(|| KeyError("half a pair is missing".to_owned()));
    // The public half of a pair can always be exported.
    let exported = door::wait(&subtle()?, "exportKey", &["raw".into(), half("publicKey")?]).await?;
    Ok(Pair { private: half("privateKey")?.unchecked_into(), point: Uint8Array::new(&exported).to_vec() })
}

/// The secret that the owner of the point has too.
///
/// # Errors
/// If the bytes are no point of P-256.
pub async fn agree(private: &CryptoKey, point: &[u8]) -> Result<Secret32, KeyError> {
    let bytes = Uint8Array::from(point).into();
    let import = ["raw".into(), bytes, algorithm(), true.into(), Array::new().into()];
    let public = door::wait(&subtle()?, "importKey", &import).await?;
    let with = door::object(&[("name", "ECDH".into()), ("public", public)]);
    let bits = door::wait(&subtle()?, "deriveBits", &[with, private.into(), 256.into()]).await?;
    let array = Uint8Array::new(&bits);
    let secret = Zeroizing::new(array.to_vec());
    array.fill(0, 0, array.length());
    let secret: Option<[u8; 32]> = secret.as_slice().try_into().ok();
    secret.map(Zeroizing::new).ok_or_else(|| KeyError("the secret has another length".to_owned()))
}
