//! Identifies us to push services (RFC 8292): a token for one service, signed with our key and valid for half a day.

use reqwest::Url;
use serde_json::json;
use sluss_domain::Timestamp;
use sluss_domain::model::id::BASE64;

/// How long a token is valid; RFC 8292 permits a day.
const LIFETIME_SECONDS: u64 = 12 * 60 * 60;

/// The ES256 key that browsers subscribe to.
pub trait VapidKey: Send + Sync {
    /// The public key as an uncompressed P-256 point.
    fn public(&self) -> Vec<u8>;

    /// The signature as two numbers of 32 bytes each (RFC 7518, section 3.4).
    fn sign(&self, message: &[u8]) -> Vec<u8>;
}

/// The `Authorization` header for a service.
pub(super) fn authorization(endpoint: &Url, contact: &str, now: Timestamp, key: &dyn VapidKey) -> String {
    let part = |json: serde_json::Value| BASE64.encode(json.to_string().as_bytes());
    let audience = endpoint.origin().ascii_serialization();
    let claims = json!({"aud": audience, "exp": now.seconds() + LIFETIME_SECONDS, "sub": contact});
    let signed = format!("{}.{}", part(json!({"typ": "JWT", "alg": "ES256"})), part(claims));
    let signature = BASE64.encode(&key.sign(signed.as_bytes()));
    format!("vapid t={signed}.{signature}, k={}", BASE64.encode(&key.public()))
}
