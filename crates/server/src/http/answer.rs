//! Answers of our JSON API: bodies, and problem documents (RFC 9457) for everything that goes wrong.

use std::time::Duration;

use axum::Json;
use axum::extract::rejection::JsonRejection;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use sluss_domain::Error;
use sluss_protocol::problem::{Problem, ProblemCode};

/// How many seconds to stay away while the database is in trouble.
pub(crate) const TROUBLE: u64 = 10;

/// A problem on its way out.
#[derive(Clone, Debug)]
pub(crate) struct Failure {
    problem: Problem,
    /// The seconds of `Retry-After`, for codes that pass.
    retry_after: u64,
}

impl Failure {
    pub(crate) fn new(code: ProblemCode, what_to_do: &str) -> Self {
        Self { problem: Problem::new(code, what_to_do), retry_after: 2 }
    }

    pub(crate) fn because(self, reason: &str) -> Self {
        Self { problem: self.problem.because(reason), ..self }
    }

    /// Too many tries. The wait in seconds is in the header for programs, and in the reason for our pages, which see only the body.
    pub(crate) fn too_often(retry_after: u64) -> Self {
        let what_to_do = "Wait as many seconds as Retry-After and the reason say, then try again.";
        let failure = Self::new(ProblemCode::TooManyTries, what_to_do).because(&retry_after.to_string());
        Self { retry_after, ..failure }
    }

    /// The database is in trouble. Repairing it takes longer than waiting for a turn does.
    pub(crate) fn unavailable() -> Self {
        let what_to_do = "Wait as many seconds as Retry-After says, then try again. Nothing was changed.";
        Self { retry_after: TROUBLE, ..Self::new(ProblemCode::Unavailable, what_to_do) }
    }

    /// The server is busy, for so many seconds at least.
    pub(crate) fn busy(retry_after: u64) -> Self {
        Self {
            retry_after,
            ..Self::new(ProblemCode::Busy, "Wait as many seconds as Retry-After says, then try again.")
        }
    }
}

impl IntoResponse for Failure {
    fn into_response(self) -> Response {
        let code = self.problem.code;
        let status = StatusCode::from_u16(code.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let mut response = (status, Json(self.problem)).into_response();
        response.extensions_mut().insert(code);
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        if matches!(code, ProblemCode::Busy | ProblemCode::TooManyTries | ProblemCode::Unavailable) {
            headers.insert(header::RETRY_AFTER, HeaderValue::from(self.retry_after));
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
            Error::StepUpRequired => Self::new(Code::StepUpRequired, "Sign in again with your second step."),
            Error::NotFresh => Self::new(Code::NotFresh, "Sign in again, then repeat the request."),
            Error::WrongPassword => Self::new(Code::WrongPassword, "Enter your password again."),
            Error::NoFactor => Self::new(Code::NoFactor, "Register a device or a phone number first."),
            Error::SwitchedOff => Self::new(Code::NotFound, "Ask who runs this service."),
            Error::AlreadyUsed => Self::new(Code::AlreadyUsed, "Start again: each code works once."),
            Error::Expired => Self::new(Code::Expired, "Start again."),
            Error::InvalidProof => Self::new(Code::InvalidProof, "Register the device again."),
            Error::WrongNumber { left } => {
                Self::new(Code::WrongNumber, "Enter the number that the sign-in page shows.").because(&left.to_string())
            }
            Error::WrongPin { left } => {
                Self::new(Code::WrongPin, "Enter the PIN of this device.").because(&left.to_string())
            }
            Error::FactorLocked => Self::new(
                Code::FactorLocked,
                "It unlocks when you sign in with something else, such as a recovery code or another device.",
            ),
            Error::InvalidField(field) => {
                Self::new(Code::InvalidField, "Change the value and try again.").because(field)
            }
            Error::WeakPin(weak) => Self::new(Code::WeakPin, "Choose another PIN.").because(weak.name()),
            Error::Password(why) => Self::new(Code::WeakPassword, &why.to_string()).because(&why.reason()),
            Error::Conflict => Self::new(Code::Conflict, "Load it again, then repeat the request."),
            Error::SmsBudget(_) => Self::new(Code::TooManyTries, "Wait and try again."),
            Error::Busy => Self::new(Code::Busy, "Try again in a moment."),
            Error::TooManyTries(wait) => Self::too_often(seconds(wait)),
            Error::Crowded { here: true, wait } => Self::too_often(seconds(wait)),
            Error::Crowded { here: false, wait } => Self {
                retry_after: seconds(wait),
                ..Self::new(Code::Busy, "Wait as many seconds as Retry-After says, then try again.")
            },
            Error::Unavailable(_) => {
                tracing::error!(event = "store-error", %error, "the database cannot be read or written");
                Self::unavailable()
            }
            Error::Store(_) | Error::Unsealable => {
                tracing::error!(%error, "a use case failed");
                Self::new(Code::Internal, "Try again. If it happens again, tell us the request id.")
            }
        }
    }
}

/// Whole seconds, rounded up, and at least one: never an invitation to come back too early.
pub(crate) fn seconds(wait: Duration) -> u64 {
    u64::try_from(wait.as_millis().div_ceil(1_000)).unwrap_or(u64::MAX).max(1)
}

/// Whole hours, rounded up, for people to read.
pub(crate) fn hours(wait: Duration) -> u64 {
    wait.as_secs().div_ceil(60 * 60)
}

impl From<JsonRejection> for Failure {
    fn from(rejection: JsonRejection) -> Self {
        match rejection.status() {
            StatusCode::UNSUPPORTED_MEDIA_TYPE => {
                Self::new(ProblemCode::UnsupportedMediaType, "Send application/json.")
            }
            _ => Self::new(ProblemCode::BadRequest, &rejection.body_text()),
        }
    }
}
