//! What can be wrong with a suite or with its inputs.

use thiserror::Error;

/// Why a text is no OCRA suite (RFC 6287, section 6).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum SuiteError {
    /// Not three parts with colons between them.
    #[error("a suite has three parts: OCRA-1:HOTP-…:…")]
    Parts,
    /// Another algorithm or version than `OCRA-1`.
    #[error("only OCRA-1 is known")]
    Version,
    /// The middle part is not `HOTP-SHA1|SHA256|SHA512-t`.
    #[error("the function must be HOTP-SHA1, HOTP-SHA256 or HOTP-SHA512 with a truncation")]
    Function,
    /// The truncation is neither 0 nor 4 to 10.
    #[error("the truncation must be 0 or 4 to 10")]
    Truncation,
    /// No question, or not `QA|QN|QH` with 04 to 64.
    #[error("a question QA, QN or QH of 04 to 64 is needed")]
    Question,
    /// An input that is unknown, repeated or in the wrong place.
    #[error("an input is unknown, repeated or out of order")]
    Input,
    /// The PIN's hash is none of the three.
    #[error("the PIN's hash must be PSHA1, PSHA256 or PSHA512")]
    Pin,
    /// The session's length is not three digits from 001 to 512.
    #[error("a session's length has three digits")]
    Session,
    /// The time step is not 1 to 59 S or M, or 0 to 48 H.
    #[error("a time step is 1 to 59 S, 1 to 59 M or 0 to 48 H")]
    TimeStep,
}

/// Why inputs do not fit a suite.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum InputError {
    /// The suite wants this and it is not there.
    #[error("the suite needs a {0}")]
    Missing(&'static str),
    /// It is there and the suite has no place for it.
    #[error("the suite takes no {0}")]
    Superfluous(&'static str),
    /// The question has letters that its format has not.
    #[error("the question does not have the suite's format")]
    QuestionFormat,
    /// The question is empty or longer than the suite (twice its length in mutual mode) or 128 bytes allow.
    #[error("the question is empty or too long")]
    QuestionLength,
    /// The PIN's hash is not as long as the suite's hash makes it.
    #[error("the PIN's hash has the wrong length")]
    PinLength,
    /// The session information is longer than the suite says.
    #[error("the session information is too long")]
    SessionLength,
}
