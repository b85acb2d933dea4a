//! A device's proof that it holds its key (RFC 9449): a small signed statement for one request.

use data_encoding::BASE64URL_NOPAD;
use serde_json::{Value, json};
use sluss_protocol::api::digest;

use crate::authenticator::vault::{KeyError, Keys};

/// What a proof states.
#[derive(Clone, Copy, Debug)]
pub(super) struct Statement<'a> {
    /// The address that the `POST` goes to.
    pub(super) url: &'a str,
    /// A body that is signed too (see the protocol's `AnswerRequest`).
    pub(super) body: Option<&'a str>,
    /// The time in epoch seconds, by the server's clock as far as it is known.
    pub(super) at: u64,
    /// How many proofs the device has made with this one, by which the server notices a copy of the device.
    pub(super) count: Option<u64>,
}

/// The value of the header `DPoP` for a `POST`.
///
/// # Errors
/// What the browser refuses.
pub(super) async fn proof<C: Keys>(
    keys: &C,
    key: &C::Key,
    point: &[u8],
    statement: Statement<'_>,
) -> Result<String, KeyError> {
    let Statement { url, body, at, count } = statement;
    let part = |value: &Value| BASE64URL_NOPAD.encode(value.to_string().as_bytes());
    let coordinate = |range: std::ops::Range<usize>| BASE64URL_NOPAD.encode(point.get(range).unwrap_or_default());
    let jwk = json!({ "kty": "EC", "crv": "P-256", "x": coordinate(1..33), "y": coordinate(33..65) });
    let mut claims = json!({
        "jti": BASE64URL_NOPAD.encode(&keys.random::<16>()?),
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
    let signature = keys.sign(key, signed.as_bytes()).await?;
    Ok(format!("{signed}.{}", BASE64URL_NOPAD.encode(&signature)))
}
