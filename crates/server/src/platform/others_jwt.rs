//! Reading a JWT: whether one of the keys of a set signed it, by an algorithm of a list that is never the token's own to choose. What the
//! claims must be is for the caller to check, since every kind of token has rules of its own.

use jsonwebtoken::jwk::{AlgorithmParameters, EllipticCurve, Jwk, JwkSet};
use jsonwebtoken::{Algorithm, DecodingKey, Validation};
use serde::de::DeserializeOwned;
use serde_json::Value;
use sluss_domain::model::id::BASE64;

/// The algorithms of signatures with a private key that are read.
pub(crate) const SIGNATURES: [Algorithm; 4] = [Algorithm::RS256, Algorithm::PS256, Algorithm::ES256, Algorithm::EdDSA];

/// The claims, if one of these keys signed them. A key is tried if it is of the algorithm's kind, and of the name that the token gives.
pub(crate) fn signed_by<T: DeserializeOwned>(jwt: &str, keys: &JwkSet, permitted: &[Algorithm]) -> Option<T> {
    let header = jsonwebtoken::decode_header(jwt).ok()?;
    if !permitted.contains(&header.alg) || has_extensions(jwt)? {
        return None;
    }
    let named = |key: &&Jwk| match (&header.kid, &key.common.key_id) {
        (Some(wanted), Some(known)) => wanted == known,
        _ => true,
    };
    let fits = |key: &&Jwk| is_for(key, header.alg);
    keys.keys
        .iter()
        .filter(named)
        .filter(fits)
        .find_map(|key| verify(jwt, &DecodingKey::from_jwk(key).ok()?, header.alg))
}

/// The claims, if this secret authenticated them with HMAC-SHA-256.
pub(crate) fn authenticated_by<T: DeserializeOwned>(jwt: &str, secret: &[u8]) -> Option<T> {
    let header = jsonwebtoken::decode_header(jwt).ok()?;
    if header.alg != Algorithm::HS256 || has_extensions(jwt)? {
        return None;
    }
    verify(jwt, &DecodingKey::from_secret(secret), Algorithm::HS256)
}

/// The public key in the header of a proof (RFC 9449, section 4.2) and the claims, if that key signed them. The type keeps proofs apart from
/// every other kind of token (RFC 8725, section 3.11).
pub(crate) fn signed_by_its_own_key<T: DeserializeOwned>(jwt: &str, typ: &str) -> Option<(Jwk, T)> {
    let header = jsonwebtoken::decode_header(jwt).ok()?;
    let whole = header.typ.as_deref() == Some(typ) && SIGNATURES.contains(&header.alg);
    let key = header.jwk.filter(|key| whole && is_for(key, header.alg))?;
    if has_extensions(jwt)? || gives_itself_away(jwt)? {
        return None;
    }
    let claims = verify(jwt, &DecodingKey::from_jwk(&key).ok()?, header.alg)?;
    Some((key, claims))
}

fn verify<T: DeserializeOwned>(jwt: &str, key: &DecodingKey, algorithm: Algorithm) -> Option<T> {
    let mut validation = Validation::new(algorithm);
    validation.required_spec_claims.clear();
    validation.validate_exp = false;
    validation.validate_aud = false;
    Some(jsonwebtoken::decode::<T>(jwt, key, &validation).ok()?.claims)
}

/// Whether a key may be used with an algorithm: by its kind, and by the algorithm that it was registered for.
fn is_for(key: &Jwk, algorithm: Algorithm) -> bool {
    let kind = match &key.algorithm {
        AlgorithmParameters::RSA(_) => matches!(algorithm, Algorithm::RS256 | Algorithm::PS256),
        AlgorithmParameters::EllipticCurve(curve) => {
            curve.curve == EllipticCurve::P256 && algorithm == Algorithm::ES256
        }
        AlgorithmParameters::OctetKeyPair(_) => algorithm == Algorithm::EdDSA,
        _ => false,
    };
    let registered = key.common.key_algorithm.is_none_or(|known| known.to_string() == format!("{algorithm:?}"));
    kind && registered
}

/// Whether a key is for an algorithm of signatures that is read.
pub(crate) fn is_known(key: &Jwk) -> bool {
    SIGNATURES.iter().any(|algorithm| is_for(key, *algorithm)) && DecodingKey::from_jwk(key).is_ok()
}

/// Whether a set of keys, as text, has a private part or a secret.
pub(crate) fn has_private(set: &str) -> bool {
    let set: Value = serde_json::from_str(set).unwrap_or_default();
    let keys = set["keys"].as_array().into_iter().flatten();
    keys.into_iter().any(|key| PRIVATE.iter().any(|member| key.get(member).is_some()))
}

/// The private members of a key (RFC 7518, section 6).
const PRIVATE: [&str; 8] = ["d", "p", "q", "dp", "dq", "qi", "oth", "k"];

/// Whether the key in the header has its private part, which would give it to anybody.
fn gives_itself_away(jwt: &str) -> Option<bool> {
    let header = head(jwt)?;
    Some(PRIVATE.iter().any(|member| header["jwk"].get(member).is_some()))
}

/// Whether the header has extensions that have to be understood (RFC 7515, section 4.1.11), of which we know none.
fn has_extensions(jwt: &str) -> Option<bool> {
    Some(head(jwt)?.get("crit").is_some())
}

fn head(jwt: &str) -> Option<Value> {
    serde_json::from_slice(&BASE64.decode(jwt.split('.').next()?.as_bytes()).ok()?).ok()
}
