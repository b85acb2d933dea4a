//! A client's proof that it holds the key that its tokens are bound to (RFC 9449, section 4.3): signed for this address, now, and never
//! seen before. Knows no devices, which have proofs of their own.

use std::time::Duration;

use axum::http::HeaderMap;
use jsonwebtoken::Algorithm;
use jsonwebtoken::jwk::ThumbprintHash;
use serde::Deserialize;
use sha2::{Digest, Sha256};
use sluss_domain::Error;
use sluss_domain::model::id::BASE64;
use sluss_oidc::error::TokenError;

use super::refusal::Refusal;
use crate::http::App;
use crate::platform::others_jwt;

/// How far a client's clock may be off, both ways, in seconds.
const SKEW: u64 = 300;

#[derive(Deserialize)]
struct Claims {
    jti: String,
    htm: String,
    htu: String,
    iat: u64,
    ath: Option<String>,
}

/// A valid proof, which counts once it is spent.
pub(crate) struct Proof {
    /// The thumbprint of the key (RFC 7638).
    pub(crate) jkt: String,
    /// It was signed with RS256, which FAPI 2.0 does not take (section 5.4.1).
    pub(crate) rs256: bool,
    jti: String,
}

/// The proof that comes with a request; `None` if there is none. `token` is the access token that it has to be made for.
pub(crate) fn read(
    app: &App,
    headers: &HeaderMap,
    method: &str,
    path: &str,
    token: Option<&str>,
) -> Result<Option<Proof>, TokenError> {
    let mut sent = headers.get_all("dpop").iter();
    let Some(proof) = sent.next() else { return Ok(None) };
    if sent.next().is_some() {
        return Err(TokenError::InvalidDpopProof);
    }
    let proof = proof.to_str().ok().filter(|proof| proof.len() <= 8_192);
    proof.and_then(|proof| verify(app, proof, method, path, token)).map(Some).ok_or(TokenError::InvalidDpopProof)
}

fn verify(app: &App, proof: &str, method: &str, path: &str, token: Option<&str>) -> Option<Proof> {
    let sluss = &app.instance.sluss;
    let (key, claims) = others_jwt::signed_by_its_own_key::<Claims>(proof, "dpop+jwt")?;
    let address = claims.htu.split(['?', '#']).next()? == format!("{}{path}", sluss.issuer);
    let hash = token.map(|token| BASE64.encode(&Sha256::digest(token)));
    let timely = claims.iat.abs_diff(sluss.now().seconds()) <= SKEW;
    let whole = claims.htm == method && address && timely && (1..=256).contains(&claims.jti.len());
    if !whole || hash.is_some_and(|hash| claims.ath != Some(hash)) {
        return None;
    }
    let rs256 = jsonwebtoken::decode_header(proof).is_ok_and(|header| header.alg == Algorithm::RS256);
    Some(Proof { jkt: key.thumbprint(ThumbprintHash::SHA256).ok()?, rs256, jti: claims.jti })
}

/// Spends a proof, once it is known that the request is good: strangers can make keys, and proofs by them, without end.
pub(crate) async fn spend(app: &App, proof: Option<&Proof>) -> Result<(), Refusal> {
    let Some(proof) = proof else { return Ok(()) };
    let whose = format!("dpop {}", proof.jkt);
    let parties = app.instance.sluss.relying_parties();
    match parties.spend_once(&whose, &proof.jti, Duration::from_secs(2 * SKEW)).await {
        Err(Error::AlreadyUsed) => Err(TokenError::InvalidDpopProof.into()),
        other => Ok(other?),
    }
}
