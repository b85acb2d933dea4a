//! A device's proof that it holds its key (RFC 9449, section 4.3): signed, for this address, now, and never seen before.

mod proof;

use axum::http::HeaderMap;
use jsonwebtoken::jwk::ThumbprintHash;
use sha2::{Digest, Sha256};
use sluss_domain::Error;
use sluss_domain::model::device::Device;
use sluss_domain::model::device_proof::DeviceProof;
use sluss_domain::model::id::BASE64;
use sluss_domain::model::secret::{Bearer, Kind};
use sluss_domain::model::visitor::Visitor;
use sluss_protocol::problem::ProblemCode;
use std::time::Duration;

use crate::http::App;
use crate::http::answer::Failure;

/// How far a device's clock may be off, both ways, before it is told the time and asked for another proof.
const SKEW_SECONDS: u64 = 300;

/// What a proof must be for.
#[derive(Clone, Copy)]
pub(in crate::routes::api::device) struct ProofTarget<'a> {
    pub(in crate::routes::api::device) method: &'a str,
    pub(in crate::routes::api::device) path: &'a str,
    /// The body that must be signed too.
    pub(in crate::routes::api::device) body: Option<&'a [u8]>,
}

/// A valid signature by the key with this thumbprint (RFC 7638). Whether the proof was seen before shows when it is spent.
pub(in crate::routes::api::device) struct Signed {
    pub(in crate::routes::api::device) thumbprint: String,
    pub(in crate::routes::api::device) proof: DeviceProof,
}

/// The device whose key signed this proof, which is now spent; `None`, with nothing spent, if no registered device has the key.
pub(in crate::routes::api::device) async fn device(
    app: &App,
    visitor: &Visitor,
    proof: &str,
    target: ProofTarget<'_>,
) -> Result<Option<Device>, Failure> {
    let signed = verify(app, proof, target)?;
    let device = match counted(app, visitor, &signed).await {
        Ok(device) => device,
        Err(Error::InvalidProof) => return Ok(None),
        Err(other) => return Err(other.into()),
    };
    app.instance.sluss.devices().spend_proof(&signed.proof).await?;
    Ok(Some(device))
}

/// The registered device whose key signed, with this proof counted.
pub(in crate::routes::api::device) async fn counted(
    app: &App,
    visitor: &Visitor,
    signed: &Signed,
) -> Result<Device, Error> {
    let sluss = &app.instance.sluss;
    let device = sluss.devices().by_key(&signed.thumbprint).await?;
    sluss.devices().count_proof(&device, &signed.proof, visitor).await?;
    Ok(device)
}

/// The proof in the header, valid and not spent yet: for callers that spend it together with their change. Anybody can make a key and sign
/// with it, so no proof is stored before its owner is known.
pub(in crate::routes::api::device) fn signed(
    app: &App,
    headers: &HeaderMap,
    target: ProofTarget<'_>,
) -> Result<Signed, Failure> {
    let mut sent = headers.get_all("dpop").iter();
    match (sent.next().and_then(|value| value.to_str().ok()), sent.next()) {
        (Some(proof), None) => verify(app, proof, target),
        _ => Err(Error::InvalidProof.into()),
    }
}

fn verify(app: &App, proof: &str, target: ProofTarget<'_>) -> Result<Signed, Failure> {
    let sluss = &app.instance.sluss;
    let (key, claims) = proof::read(proof).ok_or(Error::InvalidProof)?;
    let address = claims.htm == target.method && claims.htu == format!("{}{}", sluss.app_origin, target.path);
    let body = target.body.is_none_or(|body| claims.sluss_body == BASE64.encode(&Sha256::digest(body)));
    if !address || !body || claims.jti.len() < 16 || claims.jti.len() > 128 {
        return Err(Error::InvalidProof.into());
    }
    let now = sluss.now().seconds();
    if claims.iat.abs_diff(now) > SKEW_SECONDS {
        return Err(untimely(now));
    }
    let thumbprint = key.thumbprint(ThumbprintHash::SHA256).map_err(|_| Error::InvalidProof)?;
    let hash = Bearer::from_bytes(Kind::Proof, format!("{thumbprint}.{}", claims.jti).as_bytes()).hash();
    let until = sluss.now().after(Duration::from_secs(2 * SKEW_SECONDS));
    Ok(Signed { thumbprint, proof: DeviceProof { hash, until, count: claims.sluss_count } })
}

/// Valid except for its time: the device learns our time and can make another. It gains nothing by that, since the new proof must be fresh too.
fn untimely(now: u64) -> Failure {
    Failure::new(ProblemCode::ProofTime, "Make another proof with the time in the reason.").because(&now.to_string())
}
