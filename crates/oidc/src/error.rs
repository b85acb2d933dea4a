//! The errors of OAuth and OpenID Connect, by their own codes.

use thiserror::Error;

/// Why an authorization request cannot be granted (RFC 6749, section 4.1.2.1; OpenID Connect Core, section 3.1.2.6). It
/// is sent to the relying party by its redirect URI.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum AuthorizeError {
    /// A parameter is missing, malformed or repeated.
    #[error("{0}")]
    InvalidRequest(String),
    /// The client requests what it is not registered for (RFC 6749, section 4.1.2.1).
    #[error("{0}")]
    UnauthorizedClient(&'static str),
    /// The person cancelled, or the time ran out.
    #[error("the person was not signed in")]
    AccessDenied,
    /// Something other than `code` was requested.
    #[error("only response_type=code is supported")]
    UnsupportedResponseType,
    /// The scope `openid` is missing.
    #[error("the scope must contain openid")]
    InvalidScope,
    /// Too many sign-ins were begun in a short time, or the database is in trouble.
    #[error("temporarily unavailable: try again in a few minutes")]
    TemporarilyUnavailable,
    /// The request has `prompt=none`, but the person has to act.
    #[error("the person has to sign in")]
    LoginRequired,
    /// The request has `prompt=none`, and somebody is signed in, but has to do something more.
    #[error("the person is signed in and has to do something more")]
    InteractionRequired,
    /// The level that is essential to the request cannot be reached here (Unmet Authentication Requirements 1.0).
    #[error("no sign-in here reaches the level that is asked for")]
    UnmetAuthenticationRequirements,
    /// The token is to be for an API that the client is not registered for (RFC 8707, section 2).
    #[error("the client is not registered for this resource")]
    InvalidTarget,
    /// The `request` parameter (OpenID Connect Core, section 6) is not supported.
    #[error("request objects are not supported")]
    RequestNotSupported,
    /// The `request_uri` is not one that this client was given, or it was used, or is too old (RFC 9101, section 6.2).
    #[error("the pushed request is unknown, used or too old")]
    InvalidRequestUri,
    /// The `registration` parameter, for clients that nobody registered (section 7.2.1), is not supported.
    #[error("registration in a request is not supported")]
    RegistrationNotSupported,
    /// The `request_uri` parameter is not supported: nothing that a client names is fetched (J11).
    #[error("request_uri is not supported")]
    RequestUriNotSupported,
}

impl AuthorizeError {
    /// The error code on the wire.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::InvalidRequest(_) => "invalid_request",
            Self::UnauthorizedClient(_) => "unauthorized_client",
            Self::AccessDenied => "access_denied",
            Self::UnsupportedResponseType => "unsupported_response_type",
            Self::InvalidScope => "invalid_scope",
            Self::TemporarilyUnavailable => "temporarily_unavailable",
            Self::LoginRequired => "login_required",
            Self::InteractionRequired => "interaction_required",
            Self::UnmetAuthenticationRequirements => "unmet_authentication_requirements",
            Self::InvalidTarget => "invalid_target",
            Self::RequestNotSupported => "request_not_supported",
            Self::InvalidRequestUri => "invalid_request_uri",
            Self::RegistrationNotSupported => "registration_not_supported",
            Self::RequestUriNotSupported => "request_uri_not_supported",
        }
    }
}

/// Why an authorization request cannot even be answered to the relying party: nobody knows that the redirect URI is its
/// own. It is shown to the person, who is never redirected (J01).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum UntrustedRequest {
    /// No client is registered by that id.
    #[error("this site is not registered here")]
    UnknownClient,
    /// The redirect URI is not registered for this client.
    #[error("the address to return to is not registered for this site")]
    UnknownRedirectUri,
}

/// The errors of the token endpoint (RFC 6749, section 5.2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum TokenError {
    /// A parameter is missing, malformed or repeated.
    #[error("{0}")]
    InvalidRequest(&'static str),
    /// The client did not prove its identity.
    #[error("the client is unknown or did not prove that it is itself")]
    InvalidClient,
    /// The code is unknown, expired, used or another client's, or was requested with other values.
    #[error("the code cannot be redeemed")]
    InvalidGrant,
    /// A grant that does not exist here.
    #[error("this grant_type is not supported")]
    UnsupportedGrantType,
    /// The client is not registered for this grant (RFC 6749, section 5.2).
    #[error("the client is not registered for this grant")]
    UnauthorizedClient,
    /// More is asked for than was granted.
    #[error("the scope is wider than what was granted")]
    InvalidScope,
    /// The token is to be for an API that was not granted, or that the client is not registered for (RFC 8707).
    #[error("the client may have no token for this resource")]
    InvalidTarget,
    /// The proof of the client's key is missing, malformed, too old or was used before (RFC 9449, section 5).
    #[error("the DPoP proof is missing or not valid")]
    InvalidDpopProof,
    /// The person has not decided yet (RFC 8628, section 3.5).
    #[error("the person has not decided yet")]
    AuthorizationPending,
    /// The device asks too often.
    #[error("ask less often")]
    SlowDown,
    /// The person said no.
    #[error("the person said no")]
    AccessDenied,
    /// The device code is too old.
    #[error("the device code has expired")]
    ExpiredToken,
    /// The database is in trouble. Section 5.2 has no code for that, so this is the one that programs know from section
    /// 4.1.2.1.
    #[error("temporarily unavailable: try again, nothing was used up")]
    TemporarilyUnavailable,
}

impl TokenError {
    /// The error code on the wire.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::InvalidRequest(_) => "invalid_request",
            Self::InvalidClient => "invalid_client",
            Self::InvalidGrant => "invalid_grant",
            Self::UnsupportedGrantType => "unsupported_grant_type",
            Self::UnauthorizedClient => "unauthorized_client",
            Self::InvalidScope => "invalid_scope",
            Self::InvalidTarget => "invalid_target",
            Self::InvalidDpopProof => "invalid_dpop_proof",
            Self::AuthorizationPending => "authorization_pending",
            Self::SlowDown => "slow_down",
            Self::AccessDenied => "access_denied",
            Self::ExpiredToken => "expired_token",
            Self::TemporarilyUnavailable => "temporarily_unavailable",
        }
    }
}
