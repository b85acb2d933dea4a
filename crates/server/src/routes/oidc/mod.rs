//! `/oidc/…`: OpenID Connect over HTTP. The rules are in their own crate.

pub(crate) mod answer;
pub(crate) mod authorize;
pub(crate) mod client_auth;
pub(crate) mod cors;
pub(crate) mod device_authorization;
mod dpop;
pub(crate) mod introspect;
pub(crate) mod jwks;
pub(crate) mod logout;
pub(crate) mod par;
mod refusal;
pub(crate) mod revoke;
pub(crate) mod subject;
pub(crate) mod token;
pub(crate) mod userinfo;
