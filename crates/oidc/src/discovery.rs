//! What this provider supports, for clients to read (OpenID Connect Discovery, section 3; RFC 8414, section 2). Knows the addresses and no
//! request.

use serde::Serialize;
use sluss_domain::model::key::Algorithm;

use crate::authorize::PROMPT_VALUES;
use crate::scope::SCOPES;
use crate::token::DEVICE_CODE;

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

/// How clients may prove themselves; the last one is for those that have nothing to prove.
const CLIENT_AUTH: [&str; 5] =
    ["client_secret_basic", "client_secret_post", "client_secret_jwt", "private_key_jwt", "none"];

/// The algorithms of what clients sign themselves, apart from the HMAC with their secret.
pub const CLIENT_ALGORITHMS: [&str; 4] = ["RS256", "PS256", "ES256", "EdDSA"];

/// The same, with the HMAC.
const ASSERTION_ALGORITHMS: [&str; 5] = ["RS256", "PS256", "ES256", "EdDSA", "HS256"];

/// The document at `/.well-known/openid-configuration` and at `/.well-known/oauth-authorization-server`.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "the fields are those of the standards, under their names")]
pub struct Metadata {
    pub issuer: String,
    pub authorization_endpoint: String,
    pub token_endpoint: String,
    pub userinfo_endpoint: String,
    pub jwks_uri: String,
    pub revocation_endpoint: String,
    pub introspection_endpoint: String,
    pub pushed_authorization_request_endpoint: String,
    pub device_authorization_endpoint: String,
    pub end_session_endpoint: String,
    pub response_types_supported: &'static [&'static str],
    pub response_modes_supported: &'static [&'static str],
    pub grant_types_supported: &'static [&'static str],
    pub subject_types_supported: &'static [&'static str],
    pub id_token_signing_alg_values_supported: Vec<&'static str>,
    pub userinfo_signing_alg_values_supported: Vec<&'static str>,
    pub token_endpoint_auth_methods_supported: &'static [&'static str],
    pub token_endpoint_auth_signing_alg_values_supported: &'static [&'static str],
    pub revocation_endpoint_auth_methods_supported: &'static [&'static str],
    pub revocation_endpoint_auth_signing_alg_values_supported: &'static [&'static str],
    pub introspection_endpoint_auth_methods_supported: &'static [&'static str],
    pub introspection_endpoint_auth_signing_alg_values_supported: &'static [&'static str],
    pub code_challenge_methods_supported: &'static [&'static str],
    pub scopes_supported: &'static [&'static str],
    pub claims_supported: &'static [&'static str],
    pub claim_types_supported: &'static [&'static str],
    pub acr_values_supported: &'static [&'static str],
    pub prompt_values_supported: &'static [&'static str],
    pub display_values_supported: &'static [&'static str],
    pub ui_locales_supported: &'static [&'static str],
    pub authorization_response_iss_parameter_supported: bool,
    pub backchannel_logout_supported: bool,
    pub backchannel_logout_session_supported: bool,
    pub frontchannel_logout_supported: bool,
    pub frontchannel_logout_session_supported: bool,
    pub require_pushed_authorization_requests: bool,
    pub dpop_signing_alg_values_supported: &'static [&'static str],
    pub claims_parameter_supported: bool,
    pub request_parameter_supported: bool,
    pub request_uri_parameter_supported: bool,
}

impl Metadata {
    /// The document of the provider at `issuer`, which has no trailing slash. `sign_up` says whether people may make
    /// accounts for themselves.
    #[must_use]
    pub fn of(issuer: &str, sign_up: bool) -> Self {
        let confidential = &CLIENT_AUTH[..CLIENT_AUTH.len() - 1];
        Self {
            issuer: issuer.to_owned(),
            authorization_endpoint: format!("{issuer}/oidc/authorize"),
            token_endpoint: format!("{issuer}/oidc/token"),
            userinfo_endpoint: format!("{issuer}/oidc/userinfo"),
            jwks_uri: format!("{issuer}/oidc/jwks"),
            revocation_endpoint: format!("{issuer}/oidc/revoke"),
            introspection_endpoint: format!("{issuer}/oidc/introspect"),
            pushed_authorization_request_endpoint: format!("{issuer}/oidc/par"),
            device_authorization_endpoint: format!("{issuer}/oidc/device_authorization"),
            end_session_endpoint: format!("{issuer}/oidc/logout"),
            response_types_supported: &["code"],
            response_modes_supported: &["query", "fragment", "form_post", "web_message"],
            grant_types_supported: &["authorization_code", "refresh_token", "client_credentials", DEVICE_CODE],
            subject_types_supported: &["public", "pairwise"],
            id_token_signing_alg_values_supported: Algorithm::ALL.map(Algorithm::name).to_vec(),
            userinfo_signing_alg_values_supported: Algorithm::ALL.map(Algorithm::name).to_vec(),
            token_endpoint_auth_methods_supported: &CLIENT_AUTH,
            token_endpoint_auth_signing_alg_values_supported: &ASSERTION_ALGORITHMS,
            revocation_endpoint_auth_methods_supported: &CLIENT_AUTH,
            revocation_endpoint_auth_signing_alg_values_supported: &ASSERTION_ALGORITHMS,
            introspection_endpoint_auth_methods_supported: confidential,
            introspection_endpoint_auth_signing_alg_values_supported: &ASSERTION_ALGORITHMS,
            code_challenge_methods_supported: &["S256"],
            scopes_supported: &SCOPES,
            claims_supported: &CLAIMS,
            claim_types_supported: &["normal"],
            acr_values_supported: &["BASIC", "MEDIUM"],
            prompt_values_supported: if sign_up { &PROMPT_VALUES } else { &PROMPT_VALUES[..PROMPT_VALUES.len() - 1] },
            display_values_supported: &["page"],
            ui_locales_supported: &["en", "sv"],
            authorization_response_iss_parameter_supported: true,
            backchannel_logout_supported: true,
            backchannel_logout_session_supported: true,
            frontchannel_logout_supported: true,
            frontchannel_logout_session_supported: true,
            require_pushed_authorization_requests: false,
            dpop_signing_alg_values_supported: &ASSERTION_ALGORITHMS[..4],
            claims_parameter_supported: true,
            request_parameter_supported: false,
            request_uri_parameter_supported: false,
        }
    }
}
