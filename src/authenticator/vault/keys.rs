//! Keys that no script can read (E01), what can be done with them, and how a new one is sealed. Knows neither records nor the server.

use data_encoding::BASE64URL_NOPAD;
use thiserror::Error;

/// The browser would not make or use a key.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("the browser's cryptography refused: {0}")]
pub struct KeyError(pub String);

/// A new key pair for signatures.
#[derive(Clone, Debug)]
pub struct Pair<K> {
    /// The private half, which can never leave the browser.
    pub private: K,
    /// The public half as an uncompressed point: 65 bytes (SEC 1, section 2.3.3).
    pub point: Vec<u8>,
}

/// What can be done with keys.
pub trait Keys {
    /// A sealed key, which can be used but not read.
    type Key: Clone;

    /// Whether keys can be sealed here at all; on a page loaded over plain http they cannot.
    fn can_be_held(&self) -> bool;

    /// Bytes that nobody can guess.
    ///
    /// # Errors
    /// What the browser says if it has no source of them.
    fn random<const N: usize>(&self) -> Result<[u8; N], KeyError>;

    /// Seals a key for HMAC-SHA256.
    fn seal(&self, raw: &[u8; 32]) -> impl Future<Output = Result<Self::Key, KeyError>>;

    /// HMAC-SHA256 (RFC 2104) with a sealed key.
    fn hmac(&self, key: &Self::Key, message: &[u8]) -> impl Future<Output = Result<Vec<u8>, KeyError>>;

    /// A new sealed pair for ES256.
    fn new_pair(&self) -> impl Future<Output = Result<Pair<Self::Key>, KeyError>>;

    /// An ES256 signature with a sealed key.
    fn sign(&self, key: &Self::Key, message: &[u8]) -> impl Future<Output = Result<Vec<u8>, KeyError>>;

    /// Whether the owner of a public point has signed the message. Bytes that are no point verify nothing.
    fn is_signed(&self, point: &[u8], message: &[u8], signature: &[u8; 64]) -> impl Future<Output = bool>;
}

/// The sealed keys of one account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AccountKeys<K> {
    /// Makes one-time codes (OCRA, RFC 6287).
    pub ocra: K,
    /// Signs requests to the server (RFC 9449).
    pub signing: K,
    /// The public half of the signing key as a point, in base64url.
    pub point: String,
}

/// Makes keys for one account and seals them. Beside them comes the key for one-time codes in base64url: the server needs it too, and this is the
/// only time that it can be read.
///
/// # Errors
/// What the browser refuses.
pub async fn new_keys<C: Keys>(keys: &C) -> Result<(AccountKeys<C::Key>, String), KeyError> {
    let mut raw = keys.random::<32>()?;
    let sealed = keys.seal(&raw).await;
    let readable = BASE64URL_NOPAD.encode(&raw);
    raw.fill(0);
    let pair = keys.new_pair().await?;
    Ok((AccountKeys { ocra: sealed?, signing: pair.private, point: BASE64URL_NOPAD.encode(&pair.point) }, readable))
}
