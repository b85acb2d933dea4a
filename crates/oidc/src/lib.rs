//! The rules of OpenID Connect and OAuth: a request comes in, a decision goes out.
//!
//! Knows no HTTP types, no storage, no clock and no keys. What is not the code flow with PKCE (S256) does not exist here.

pub mod authorize;
mod bounds;
pub mod claims;
pub mod discovery;
pub mod error;
mod kept;
pub mod pkce;
pub mod redirect_uri;
pub mod token;
