//! A proof as text: which key is in it, what it says, and whether that key signed it. Knows no server: `fuzz/` builds this file by itself.

use jsonwebtoken::jwk::{AlgorithmParameters, EllipticCurve, Jwk};
use jsonwebtoken::{Algorithm, DecodingKey, Validation};
use serde::Deserialize;
use serde_json::Value;
use sluss_domain::model::id::BASE64;

/// What a proof says.
#[derive(Deserialize)]
pub(super) struct Claims {
    pub(super) jti: String,
    pub(super) htm: String,
    pub(super) htu: String,
    pub(super) iat: u64,
    /// SHA-256 of the body, base64url: our own addition to the RFC. A body that decides something is signed too (B09).
    #[serde(default)]
    pub(super) sluss_body: String,
    /// How many proofs the device has made, this one included: also our own addition. A second copy of the key counts by itself (S16).
    #[serde(default)]
    pub(super) sluss_count: Option<u64>,
}

/// The key in the proof's header and what the proof says, if that key signed it.
pub(super) fn read(proof: &str) -> Option<(Jwk, Claims)> {
    let header = jsonwebtoken::decode_header(proof).ok()?;
    let key = header.jwk.filter(|_| header.typ.as_deref() == Some("dpop+jwt") && header.alg == Algorithm::ES256)?;
    let AlgorithmParameters::EllipticCurve(curve) = &key.algorithm else { return None };
    if curve.curve != EllipticCurve::P256 {
        return None;
    }
    is_whole(proof)?;
    let mut validation = Validation::new(Algorithm::ES256);
    validation.required_spec_claims.clear();
    validation.validate_exp = false;
    validation.validate_aud = false;
    let decoded = jsonwebtoken::decode::<Claims>(proof, &DecodingKey::from_jwk(&key).ok()?, &validation).ok()?;
    Some((key, decoded.claims))
}

/// The private members of a key (RFC 7518, section 6).
const PRIVATE: [&str; 8] = ["d", "p", "q", "dp", "dq", "qi", "oth", "k"];

/// Whether the header is free of two things that parsing ignores: extensions that have to be understood (`crit`, RFC 7515, section
/// 4.1.11), of which we know none, and a key's private part, which RFC 9449 forbids and which would give the key to anybody.
fn is_whole(proof: &str) -> Option<()> {
    let header = BASE64.decode(proof.split('.').next()?.as_bytes()).ok()?;
    let header: Value = serde_json::from_slice(&header).ok()?;
    let gives_away = PRIVATE.iter().any(|member| header["jwk"].get(member).is_some());
    (header.get("crit").is_none() && !gives_away).then_some(())
}
