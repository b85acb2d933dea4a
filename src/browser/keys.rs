//! Keys as WebCrypto holds them: usable, and readable by no script (E01).

use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
pub use web_sys::CryptoKey;
use web_sys::js_sys::{Array, Object, Reflect, Uint8Array};
use web_sys::{Crypto, SubtleCrypto};

use super::door;
use crate::authenticator::vault::{KeyError, Pair};

impl From<JsValue> for KeyError {
    fn from(value: JsValue) -> Self {
        Self(format!("{value:?}"))
    }
}

/// Whether this page can hold keys at all; one loaded over plain http cannot.
#[must_use]
pub fn can_be_held() -> bool {
    door::find(&["crypto", "subtle"]).is_some() && door::find(&["indexedDB"]).is_some()
}

fn crypto() -> Result<Crypto, KeyError> {
    Ok(door::find(&["crypto"]).ok_or(JsValue::NULL)?.unchecked_into())
}

fn subtle() -> Result<SubtleCrypto, KeyError> {
    Ok(door::find(&["crypto", "subtle"]).ok_or(JsValue::NULL)?.unchecked_into())
}

fn object(fields: &[(&str, &str)]) -> Object {
    let object = Object::new();
    for (name, value) in fields {
        // Setting a plain field on a plain object always works.
        _ = Reflect::set(&object, &(*name).into(), &(*value).into());
    }
    object
}

fn usages(names: &[&str]) -> JsValue {
    names.iter().map(|name| JsValue::from_str(name)).collect::<Array>().into()
}

/// Bytes that nobody can guess.
///
/// # Errors
/// If the browser has no source of them.
pub fn random<const N: usize>() -> Result<[u8; N], KeyError> {
    let mut bytes = [0; N];
    crypto()?.get_random_values_with_u8_array(&mut bytes)?;
    Ok(bytes)
}

/// The key for OCRA from its raw bytes, which cannot be read back from it.
///
/// # Errors
/// What the browser says.
pub async fn hmac_key(raw: &[u8; 32]) -> Result<CryptoKey, KeyError> {
    let algorithm = object(&[("name", "HMAC"), ("hash", "SHA-256")]);
    let bytes = Uint8Array::from(raw.as_slice());
    let import = subtle()?.import_key_with_object("raw", &bytes, &algorithm, false, &usages(&["sign"]))?;
    let key = JsFuture::from(import).await;
    bytes.fill(0, 0, 32);
    Ok(key?.unchecked_into())
}

/// HMAC-SHA256 (RFC 2104) over a message.
///
/// # Errors
/// What the browser says.
pub async fn hmac(key: &CryptoKey, message: &[u8]) -> Result<Vec<u8>, KeyError> {
    let mac = subtle()?.sign_with_str_and_u8_array("HMAC", key, message)?;
    Ok(Uint8Array::new(&JsFuture::from(mac).await?).to_vec())
}

/// A new key pair for ES256, whose private half can never leave the browser.
///
/// # Errors
/// What the browser says.
pub async fn new_pair() -> Result<Pair<CryptoKey>, KeyError> {
    let algorithm = object(&[("name", "ECDSA"), ("namedCurve", "P-256")]);
    let made = subtle()?.generate_key_with_object(&algorithm, false, &usages(&["sign", "verify"]))?;
    let made = JsFuture::from(made).await?;
    let half = |name: &str| Reflect::get(&made, &name.into()).map(JsCast::unchecked_into::<CryptoKey>);
    // The public half of a pair can always be exported.
    let exported = subtle()?.export_key("raw", &half("publicKey")?)?;
    let point = Uint8Array::new(&JsFuture::from(exported).await?).to_vec();
    Ok(Pair { private: half("privateKey")?, point })
}

/// An ES256 signature over a message.
///
/// # Errors
/// What the browser says.
pub async fn sign(key: &CryptoKey, message: &[u8]) -> Result<Vec<u8>, KeyError> {
    let signature = subtle()?.sign_with_object_and_u8_array(&es256(), key, message)?;
    Ok(Uint8Array::new(&JsFuture::from(signature).await?).to_vec())
}

/// Whether the owner of the point made the signature over the message. Bytes that are no point verify nothing.
pub async fn is_signed(point: &[u8], message: &[u8], signature: &[u8; 64]) -> bool {
    check(point, message, signature).await.unwrap_or(false)
}

async fn check(point: &[u8], message: &[u8], signature: &[u8; 64]) -> Result<bool, KeyError> {
    let algorithm = object(&[("name", "ECDSA"), ("namedCurve", "P-256")]);
    let point = Uint8Array::from(point);
    let import = subtle()?.import_key_with_object("raw", &point, &algorithm, true, &usages(&["verify"]))?;
    let key: CryptoKey = JsFuture::from(import).await?.unchecked_into();
    let verdict = subtle()?.verify_with_object_and_u8_array_and_u8_array(&es256(), &key, signature, message)?;
    Ok(JsFuture::from(verdict).await?.is_truthy())
}

fn es256() -> Object {
    object(&[("name", "ECDSA"), ("hash", "SHA-256")])
}
