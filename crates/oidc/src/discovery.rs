//! What this provider supports, for clients to read (OpenID Connect Discovery, section 3; RFC 8414).

use serde::Serialize;

/// The claims of ID tokens, then those of userinfo, which ID tokens contain if a client wants that.
const CLAIMS: [&str; 17] = [
    "iss",
    "sub",
    "aud",
    "exp",
    "iat",
    "auth_time",
    "nonce",
    "acr",
    "amr",
    "sid",
    "at_hash",
    "factor_added_at",
    "email",
    "email_verified",
    "preferred_username",
    "name",
    "locale",
];

/// The document at `/.well-known/openid-configuration`.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "the fields are those of the standard, under its names")]
pub struct Metadata {
    pub issuer: String,
    pub authorization_endpoint: String,
    pub token_endpoint: String,
    pub userinfo_endpoint: String,
    pub jwks_uri: String,
    pub response_types_supported: [&'static str; 1],
    pub response_modes_supported: [&'static str; 2],
    pub grant_types_supported: [&'static str; 1],
    pub subject_types_supported: [&'static str; 1],
    pub id_token_signing_alg_values_supported: [&'static str; 2],
    pub token_endpoint_auth_methods_supported: [&'static str; 3],
    pub code_challenge_methods_supported: [&'static str; 1],
    pub scopes_supported: [&'static str; 3],
    pub claims_supported: &'static [&'static str],
    pub acr_values_supported: [&'static str; 2],
    pub prompt_values_supported: [&'static str; 2],
    pub ui_locales_supported: [&'static str; 2],
    pub authorization_response_iss_parameter_supported: bool,
    pub backchannel_logout_supported: bool,
    pub backchannel_logout_session_supported: bool,
    pub frontchannel_logout_supported: bool,
    pub frontchannel_logout_session_supported: bool,
    pub claims_parameter_supported: bool,
    pub request_parameter_supported: bool,
    pub request_uri_parameter_supported: bool,
}

impl Metadata {
    /// The document of the provider at `issuer`, which has no trailing slash.
    #[must_use]
    pub fn of(issuer: &str) -> Self {
        Self {
            issuer: issuer.to_owned(),
            authorization_endpoint: format!("{issuer}/oidc/authorize"),
            token_endpoint: format!("{issuer}/oidc/token"),
            userinfo_endpoint: format!("{issuer}/oidc/userinfo"),
            jwks_uri: format!("{issuer}/oidc/jwks"),
            response_types_supported: ["code"],
            response_modes_supported: ["query", "web_message"],
            grant_types_supported: ["authorization_code"],
            subject_types_supported: ["public"],
            id_token_signing_alg_values_supported: ["RS256", "ES256"],
            token_endpoint_auth_methods_supported: ["client_secret_basic", "client_secret_post", "none"],
            code_challenge_methods_supported: ["S256"],
            scopes_supported: ["openid", "email", "profile"],
            claims_supported: &CLAIMS,
            acr_values_supported: ["BASIC", "MEDIUM"],
            prompt_values_supported: ["none", "login"],
            ui_locales_supported: ["en", "sv"],
            authorization_response_iss_parameter_supported: true,
            backchannel_logout_supported: true,
            backchannel_logout_session_supported: true,
            frontchannel_logout_supported: true,
            frontchannel_logout_session_supported: true,
            claims_parameter_supported: false,
            request_parameter_supported: false,
            request_uri_parameter_supported: false,
        }
    }
}
