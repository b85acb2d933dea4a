//! A device's proof that it holds its key (RFC 9449): a small signed statement for one request.

use data_encoding::BASE64URL_NOPAD;
use serde_json::{Value, json};

use sluss_protocol::api::digest;

use super::keys::{KeyError, random, sign};

/// The value of the header `DPoP` for a `POST`, made at that time (epoch seconds, by the server's clock as far as it is known). With a body
/// the proof signs that too (see the protocol's `AnswerRequest`). With a count it says how many the device has made, by which the server
/// notices a copy of it.
///
/// # Errors
/// The browser's.
pub async fn proof(
    key: &web_sys::CryptoKey,
    point: &[u8],
    url: &str,
    body: Option<&str>,
    at: u64,
    count: Option<u64>,
) -> Result<String, KeyError> {
    let part = |value: &Value| BASE64URL_NOPAD.encode(value.to_string().as_bytes());
    let coordinate = |range: std::ops::Range<usize>| BASE64URL_NOPAD.encode(point.get(range).unwrap_or_default());
    let jwk = json!({ "kty": "EC", "crv": "P-256", "x": coordinate(1..33), "y": coordinate(33..65) });
    let mut claims = json!({
        "jti": BASE64URL_NOPAD.encode(&random::<16>()?),
        "htm": "POST",
        "htu": url,
        "iat": at,
    });
    if let Some(body) = body {
        claims["sluss_body"] = BASE64URL_NOPAD.encode(&digest(body)).into();
    }
    if let Some(count) = count {
        claims["sluss_count"] = count.into();
    }
    let signed = format!("{}.{}", part(&json!({ "typ": "dpop+jwt", "alg": "ES256", "jwk": jwk })), part(&claims));
    let signature = sign(key, signed.as_bytes()).await?;
    Ok(format!("{signed}.{}", BASE64URL_NOPAD.encode(&signature)))
}
