//! Why a client's own request is refused, in the protocol's words or in ours, and the answer that says so (RFC 6749, section 5.2).

use axum::Json;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::json;
use sluss_domain::Error;
use sluss_oidc::error::{AuthorizeError, TokenError};

use crate::http::answer::{Failure, TROUBLE};

/// Either the protocol's own error, or one of ours.
pub(crate) enum Refusal {
    Protocol(TokenError),
    /// An error of an authorization request that was pushed.
    Request(AuthorizeError),
    Own(Error),
}

impl From<TokenError> for Refusal {
    fn from(error: TokenError) -> Self {
        Self::Protocol(error)
    }
}

impl From<AuthorizeError> for Refusal {
    fn from(error: AuthorizeError) -> Self {
        Self::Request(error)
    }
}

impl From<Error> for Refusal {
    fn from(error: Error) -> Self {
        match error {
            Error::NotFound | Error::Expired | Error::AlreadyUsed => Self::Protocol(TokenError::InvalidGrant),
            Error::Unavailable(_) => {
                tracing::error!(event = "store-error", %error, "a code could not be redeemed");
                Self::Protocol(TokenError::TemporarilyUnavailable)
            }
            other => Self::Own(other),
        }
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        match self {
            Self::Own(error) => Failure::from(error).into_response(),
            Self::Protocol(error) => refused(error),
            Self::Request(error) => {
                let body = json!({ "error": error.code(), "error_description": error.to_string() });
                (StatusCode::BAD_REQUEST, Json(body)).into_response()
            }
        }
    }
}

fn refused(error: TokenError) -> Response {
    let status = match error {
        TokenError::InvalidClient => StatusCode::UNAUTHORIZED,
        TokenError::TemporarilyUnavailable => StatusCode::SERVICE_UNAVAILABLE,
        _ => StatusCode::BAD_REQUEST,
    };
    let body = json!({ "error": error.code(), "error_description": error.to_string() });
    let mut response = (status, Json(body)).into_response();
    if status == StatusCode::SERVICE_UNAVAILABLE {
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(TROUBLE));
    }
    if status == StatusCode::UNAUTHORIZED {
        response.headers_mut().insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Basic realm=\"sluss\""));
    }
    response
}
