//! What is registered of a relying party that speaks OpenID Connect.

use serde::{Deserialize, Serialize};

use crate::model::key::Algorithm;
use crate::model::oidc_policy::{ClientAuth, Pkce};

/// A relying party that speaks OpenID Connect.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OidcClient {
    /// Where results may be sent; a request has to repeat one of them exactly.
    pub redirect_uris: Vec<String>,
    /// Which origins may frame the sign-in page, besides those of the redirect URIs.
    pub origins: Vec<String>,
    /// Whether it may show the sign-in in a frame and receive the result as a message (`response_mode=web_message`).
    pub web_message: bool,
    /// The hash of its secret; `None` for a public client, which relies on PKCE alone.
    pub secret_hash: Option<String>,
    /// How its ID tokens are signed.
    pub signing: Algorithm,
    /// Whether its ID tokens contain the claims of userinfo, for sites that read them only there.
    pub id_token_claims: bool,
    /// What few clients need.
    pub settings: OidcSettings,
}

/// What few clients need. It is stored as one JSON text, in which whatever has its default may be missing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct OidcSettings {
    /// Where people may be sent after they have signed out (OpenID Connect RP-Initiated Logout 1.0, section 3).
    pub post_logout_redirect_uris: Vec<String>,
    /// Where it is told that a session has ended, server to server (OpenID Connect Back-Channel Logout 1.0, section
    /// 2.2).
    pub backchannel_logout_uri: Option<String>,
    /// What a hidden frame opens when a session has ended (OpenID Connect Front-Channel Logout 1.0, section 2).
    pub frontchannel_logout_uri: Option<String>,
    /// What its requests need against stolen codes, if it has a secret.
    pub pkce: Pkce,
    /// How it proves that it is itself.
    pub client_auth: ClientAuth,
    /// Its public keys, a JWK Set (RFC 7517, section 5) as text. They are given by value and never fetched (J11).
    pub jwks: Option<String>,
    /// Leaves `iss` (RFC 9207) out of answers, for libraries that take an unknown parameter for an error.
    pub no_iss: bool,
    /// May have refresh tokens if it asks for `offline_access` (OpenID Connect Core, section 11).
    pub offline_access: bool,
    /// May have tokens of its own, without a person (RFC 6749, section 4.4).
    pub client_credentials: bool,
    /// May say with a token of its own what relying parties are told of people.
    pub sets_attributes: bool,
    /// May begin sign-ins for devices without a browser (RFC 8628).
    pub device_flow: bool,
    /// The APIs that it may ask tokens for (RFC 8707).
    pub resources: Vec<String>,
    /// The APIs that it is itself: it may ask what a token for one of them is worth (RFC 7662).
    pub apis: Vec<String>,
    /// The sector for which its people have pseudonyms of their own; `None` if it sees the accounts' ids (OpenID Connect
    /// Core, section 8.1).
    pub pairwise_sector: Option<String>,
    /// Userinfo is a signed JWT (OpenID Connect Core, section 5.3.2).
    pub signed_userinfo: bool,
    /// Its authorization requests have to be pushed (RFC 9126, section 5).
    pub require_par: bool,
    /// Its tokens have to be bound to a key (RFC 9449, section 5.2).
    pub require_dpop: bool,
    /// It follows the FAPI 2.0 Security Profile, and whatever does not is refused.
    pub fapi: bool,
}

impl OidcSettings {
    /// Whether its authorization requests have to be pushed, by itself or by its profile.
    #[must_use]
    pub const fn has_to_push(&self) -> bool {
        self.require_par || self.fapi
    }

    /// Whether its tokens have to be bound to a key, by itself or by its profile.
    #[must_use]
    pub const fn has_to_bind(&self) -> bool {
        self.require_dpop || self.fapi
    }
}

impl OidcClient {
    /// Whether it has nothing to prove itself by, and so relies on PKCE alone.
    #[must_use]
    pub fn is_public(&self) -> bool {
        self.secret_hash.is_none() && self.settings.client_auth == ClientAuth::Secret
    }
}
