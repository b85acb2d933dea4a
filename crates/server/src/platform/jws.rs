//! Writing a signed token in compact form (RFC 7515, section 7.1). A library reads others' tokens.

use serde::Serialize;
use sluss_domain::model::id::BASE64;

/// The header of a token that we sign.
#[derive(Debug, Serialize)]
pub(crate) struct Header<'a> {
    pub alg: &'static str,
    pub typ: &'static str,
    pub kid: &'a str,
}

/// The token, with the signature that `sign` makes.
pub(crate) fn compact(header: &Header<'_>, claims: &impl Serialize, sign: impl FnOnce(&[u8]) -> Vec<u8>) -> String {
    let part = |json: Vec<u8>| BASE64.encode(&json);
    let header = serde_json::to_vec(header).expect("a header is plain text");
    let claims = serde_json::to_vec(claims).expect("claims are plain text and numbers");
    let signed = format!("{}.{}", part(header), part(claims));
    let signature = sign(signed.as_bytes());
    format!("{signed}.{}", BASE64.encode(&signature))
}
