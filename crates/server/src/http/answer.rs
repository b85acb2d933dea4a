//! Answers of our JSON API: bodies, and problem documents (RFC 9457) for everything that goes wrong.

use axum::Json;
use axum::extract::rejection::{BytesRejection, JsonRejection};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use sluss_domain::Error;
use sluss_protocol::problem::{Problem, ProblemCode};

/// A problem on its way out.
#[derive(Clone, Debug)]
pub(crate) struct Failure(Problem);

impl Failure {
    pub(crate) fn new(code: ProblemCode, what_to_do: &str) -> Self {
        Self(Problem::new(code, what_to_do))
    }

    pub(crate) fn because(self, reason: &str) -> Self {
        Self(self.0.because(reason))
    }
}

impl IntoResponse for Failure {
    fn into_response(self) -> Response {
        let code = self.0.code;
        let status = StatusCode::from_u16(code.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let mut response = (status, Json(self.0)).into_response();
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        if matches!(code, ProblemCode::Busy | ProblemCode::TooManyTries) {
            headers.insert(header::RETRY_AFTER, HeaderValue::from_static("2"));
        }
        response
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        use ProblemCode as Code;
        match error {
            Error::NotFound => Self::new(Code::NotFound, "Go back and look for it again."),
            Error::NotSignedIn => Self::new(Code::NotSignedIn, "Sign in and try again."),
            Error::StepUpRequired => Self::new(Code::StepUpRequired, "Sign in again with a registered device."),
            Error::NotFresh => Self::new(Code::NotFresh, "Sign in again and repeat what you did."),
            Error::WrongPassword => Self::new(Code::WrongPassword, "Type your password again."),
            Error::NoFactor => Self::new(Code::NoFactor, "Register a device first."),
            Error::SwitchedOff => Self::new(Code::NotFound, "Ask who runs this service."),
            Error::AlreadyUsed => Self::new(Code::AlreadyUsed, "Begin anew: each code works once."),
            Error::Expired => Self::new(Code::Expired, "Begin anew."),
            Error::InvalidProof => Self::new(Code::InvalidProof, "Register the device again."),
            Error::InvalidField(field) => {
                Self::new(Code::InvalidField, "Change the value and try again.").because(field)
            }
            Error::WeakPin(weak) => Self::new(Code::WeakPin, "Choose another PIN.").because(weak.name()),
            Error::Password(why) => Self::new(Code::WeakPassword, &why.to_string()).because(&why.reason()),
            Error::Conflict => Self::new(Code::Conflict, "Look at it again and repeat what you did."),
            Error::Busy => Self::new(Code::Busy, "Try again in a moment."),
            Error::Store(_) | Error::Unsealable => {
                tracing::error!(%error, "a use case failed");
                Self::new(Code::Internal, "Try again; if it happens again, tell us the request id.")
            }
        }
    }
}

impl From<JsonRejection> for Failure {
    fn from(rejection: JsonRejection) -> Self {
        match rejection.status() {
            StatusCode::PAYLOAD_TOO_LARGE => Self::new(ProblemCode::TooLarge, "Send less."),
            StatusCode::UNSUPPORTED_MEDIA_TYPE => {
                Self::new(ProblemCode::UnsupportedMediaType, "Send application/json.")
            }
            _ => Self::new(ProblemCode::BadRequest, &rejection.body_text()),
        }
    }
}

impl From<BytesRejection> for Failure {
    fn from(rejection: BytesRejection) -> Self {
        match rejection.status() {
            StatusCode::PAYLOAD_TOO_LARGE => Self::new(ProblemCode::TooLarge, "Send less."),
            _ => Self::new(ProblemCode::BadRequest, "The body could not be read; send it again."),
        }
    }
}
