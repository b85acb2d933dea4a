//! The errors of OAuth and OpenID Connect under their own codes.

use thiserror::Error;

/// What an authorization request is answered with when it cannot be granted (RFC 6749, section 4.1.2.1; OpenID Connect Core,
/// section 3.1.2.6). It travels to the site by its redirect address.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum AuthorizeError {
    /// A parameter is missing, malformed or there more than once.
    #[error("{0}")]
    InvalidRequest(String),
    /// The client asks for a way of answering that it is not registered for (RFC 6749, section 4.1.2.1).
    #[error("response_mode=web_message is not registered for this client")]
    UnauthorizedClient,
    /// The person gave up, or the time ran out.
    #[error("the person was not signed in")]
    AccessDenied,
    /// Something else than `code` was asked for.
    #[error("only response_type=code is supported")]
    UnsupportedResponseType,
    /// `openid` is not among the scopes.
    #[error("the scope must contain openid")]
    InvalidScope,
    /// So many sign-ins have come in a short time that another has to wait, or our database is in trouble.
    #[error("it does not work at the moment: try again in a few minutes")]
    TemporarilyUnavailable,
    /// `prompt=none`, but a person is needed.
    #[error("somebody has to sign in")]
    LoginRequired,
    /// The `request` parameter (OpenID Connect Core, section 6) is not for us.
    #[error("request objects are not supported")]
    RequestNotSupported,
    /// Nor is `registration`, for clients that nobody registered (section 7.2.1).
    #[error("registration in a request is not supported")]
    RegistrationNotSupported,
    /// Nor is `request_uri`; nothing that a client names is fetched (J11).
    #[error("request_uri is not supported")]
    RequestUriNotSupported,
}

impl AuthorizeError {
    /// The code on the wire.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::InvalidRequest(_) => "invalid_request",
            Self::UnauthorizedClient => "unauthorized_client",
            Self::AccessDenied => "access_denied",
            Self::UnsupportedResponseType => "unsupported_response_type",
            Self::InvalidScope => "invalid_scope",
            Self::TemporarilyUnavailable => "temporarily_unavailable",
            Self::LoginRequired => "login_required",
            Self::RequestNotSupported => "request_not_supported",
            Self::RegistrationNotSupported => "registration_not_supported",
            Self::RequestUriNotSupported => "request_uri_not_supported",
        }
    }
}

/// Why an authorization request cannot even be answered at the site: nobody knows that the address is the site's. It is shown
/// to the person and never redirected (J01).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum UntrustedRequest {
    /// Nobody registered a client of that name.
    #[error("the site that asks is not registered here")]
    UnknownClient,
    /// The address is none of the client's.
    #[error("the address to return to is not registered for this site")]
    UnknownRedirectUri,
}

/// What the token endpoint answers (RFC 6749, section 5.2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum TokenError {
    /// A parameter is missing, malformed or there more than once.
    #[error("{0}")]
    InvalidRequest(&'static str),
    /// The client could not prove who it is.
    #[error("the client is unknown or its secret is wrong")]
    InvalidClient,
    /// The code is unknown, expired, used, another client's, or was asked for with other values.
    #[error("the code cannot be redeemed")]
    InvalidGrant,
    /// Something else than `authorization_code`.
    #[error("only grant_type=authorization_code is supported")]
    UnsupportedGrantType,
    /// Our database is in trouble. No code of section 5.2, but the one that programs know from section 4.1.2.1.
    #[error("it does not work at the moment: try again, the code is as good as before")]
    TemporarilyUnavailable,
}

impl TokenError {
    /// The code on the wire.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::InvalidRequest(_) => "invalid_request",
            Self::InvalidClient => "invalid_client",
            Self::InvalidGrant => "invalid_grant",
            Self::UnsupportedGrantType => "unsupported_grant_type",
            Self::TemporarilyUnavailable => "temporarily_unavailable",
        }
    }
}
