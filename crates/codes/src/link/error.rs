//! Why a link is not taken. A page words each; the texts here are for programs.

use thiserror::Error;

use crate::secret_text::SecretError;

/// Why a text is no link to an account.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum LinkError {
    /// It begins with none of the schemes that have codes in them. A camera may have seen something else.
    #[error("this is no link to an account")]
    NotALink,
    /// It is more than [`super::MOST_BYTES`] long.
    #[error("the link is too long")]
    TooLong,
    /// It is Google's form for several accounts, which [`super::migration::read`] reads.
    #[error("the link holds several accounts")]
    Several,
    /// What it should say cannot be read: it has been cut off, or changed.
    #[error("the link is damaged")]
    Damaged,
    /// Codes of a kind that is not known here; the word is what the link calls it.
    #[error("codes of the kind {0:?} are not known")]
    UnknownKind(String),
    /// It has no secret, or an empty one.
    #[error("the link has no secret")]
    NoSecret,
    /// The secret has a character that base32 lacks.
    #[error("the secret is not base32")]
    SecretNotBase32,
    /// The secret of mOTP has a character that hexadecimal lacks, or half a byte.
    #[error("the secret is not hexadecimal")]
    SecretNotHex,
    /// A secret of Yandex has neither 16 nor 26 bytes.
    #[error("the secret has {0} bytes, and one of Yandex has 16 or 26")]
    SecretLength(usize),
    /// The PIN is not base32.
    #[error("the PIN is not base32")]
    PinNotBase32,
    /// A hash that is not known here, such as MD5; the word is what the link calls it.
    #[error("the hash {0:?} is not known")]
    UnknownAlgorithm(String),
    /// The number of digits is none, or not from 5 to 10.
    #[error("the number of digits is out of range")]
    DigitsOutOfRange,
    /// The period is no number of seconds, or 0.
    #[error("the period is out of range")]
    PeriodOutOfRange,
    /// Codes by a counter, and no counter.
    #[error("the link has no counter")]
    NoCounter,
    /// The counter is no number, or more than 2^63 − 1.
    #[error("the counter is out of range")]
    CounterOutOfRange,
    /// This parameter is there twice, with different values: nobody can say which is meant.
    #[error("the link says {0} twice")]
    Twice(&'static str),
}

impl From<SecretError> for LinkError {
    fn from(error: SecretError) -> Self {
        match error {
            SecretError::Empty => Self::NoSecret,
            SecretError::NotBase32 => Self::SecretNotBase32,
            SecretError::NotHex => Self::SecretNotHex,
        }
    }
}
