//! What an operator may decide about a client of OpenID Connect, where more than yes and no is possible. Knows no protocol messages.

use serde::{Deserialize, Serialize};

/// What clients' secrets are sealed for; each is bound to the id of its client.
pub(crate) const CLIENT_SECRET_PURPOSE: &str = "client secret";

/// What a confidential client has to put into its authorization requests against stolen and injected codes (RFC 9700,
/// section 2.1.1). Public clients always need a challenge.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Pkce {
    /// A challenge or a nonce: one of them is in the requests of almost every client library.
    #[default]
    OrNonce,
    /// A challenge.
    Required,
    /// Nothing, as the certification plans of the OpenID Foundation want it.
    Optional,
}

/// How a client proves at the token endpoint that it is itself (OpenID Connect Core, section 9).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ClientAuth {
    /// By its secret, in the header or in the body; or by nothing, if it is public.
    #[default]
    Secret,
    /// By an HMAC with its secret, which is kept sealed for that.
    SecretJwt,
    /// By a signature with one of the keys that it registered.
    PrivateKeyJwt,
}
