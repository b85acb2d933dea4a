//! What the ID token and userinfo say (OpenID Connect Core, sections 2, 3.1.3.6 and 5.1; RFC 8176).

use data_encoding::BASE64URL_NOPAD;
use serde::Serialize;
use sha2::{Digest, Sha256};
use sluss_protocol::method::Method;

/// How long an ID token can be used, in seconds.
pub const ID_TOKEN_LIFETIME: u64 = 300;

/// The claims of an ID token. Times are seconds since 1970.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct IdToken {
    /// Who says so.
    pub iss: String,
    /// Of whom: our id of the account, never given to anybody else.
    pub sub: String,
    /// To whom.
    pub aud: String,
    /// Until when.
    pub exp: u64,
    /// Since when.
    pub iat: u64,
    /// When the person signed in.
    pub auth_time: u64,
    /// As the client gave it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub nonce: Option<String>,
    /// The level that was reached.
    pub acr: &'static str,
    /// What it was reached by.
    pub amr: &'static [&'static str],
    /// Binds the access token to this one.
    pub at_hash: String,
}

/// What really happened, in the words of RFC 8176.
#[must_use]
pub const fn amr(method: Method) -> &'static [&'static str] {
    match method {
        Method::Password => &["pwd"],
        Method::Pin => &["pwd", "pin", "swk", "mca", "mfa"],
        Method::Qr => &["pwd", "otp", "swk", "mfa"],
        Method::Sms => &["pwd", "otp", "sms", "mfa"],
        Method::Recovery => &["pwd", "otp", "mfa"],
    }
}

/// The left half of the access token's SHA-256, base64url.
#[must_use]
pub fn at_hash(access_token: &str) -> String {
    BASE64URL_NOPAD.encode(&Sha256::digest(access_token.as_bytes())[..16])
}

/// The answer of the userinfo endpoint.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct UserInfo {
    /// As in the ID token.
    pub sub: String,
    /// With the scope `email`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// With the scope `profile`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// With the scope `profile`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub locale: Option<String>,
}
