//! What is registered of a relying party that speaks OpenID Connect.

use serde::{Deserialize, Serialize};

use crate::model::key::Algorithm;

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
}
