//! The rules of OpenID Connect and OAuth: a request comes in, a decision goes out.
//!
//! Knows no HTTP types, no storage, no clock and no keys. Only the code flow exists here, with PKCE (S256) or for confidential clients.

#![warn(missing_docs)]

pub mod authorize;
pub mod bearer;
mod bounds;
pub mod claims;
pub mod device;
pub mod discovery;
pub mod error;
mod kept;
pub mod logout;
pub mod pkce;
pub mod redirect_uri;
pub mod resource;
#[cfg(test)]
mod sample;
pub mod scope;
pub mod token;
