//! `/oidc/…`: OpenID Connect over HTTP. The rules are in their own crate.

pub(crate) mod authorize;
pub(crate) mod cors;
pub(crate) mod jwks;
pub(crate) mod token;
pub(crate) mod userinfo;
