//! Registered phone numbers, and those that wait for a code to be typed, as stored.

use crate::model::id::{AccountId, NumberId};
use crate::model::secret::BearerHash;
use crate::model::timestamp::Timestamp;

/// How many digits a code by SMS has.
pub(crate) const CODE_DIGITS: usize = 6;

/// The purpose that a phone number is sealed for.
pub(crate) const PURPOSE: &str = "phone-number";

/// A phone number that is registered for an account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegisteredNumber {
    /// The id that the number is sealed for.
    pub id: NumberId,
    /// The one account that signs in with it; others may register the same number.
    pub account: AccountId,
    /// The number itself, sealed.
    pub sealed: Vec<u8>,
    /// The keyed hash that the number is found by.
    pub tag: String,
    /// When the number was registered.
    pub added_at: Timestamp,
    /// When a code sent to it last completed a second step.
    pub last_used_at: Option<Timestamp>,
}

/// A number that waits for its owner to type the code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NumberClaim {
    /// The id that the number will have, so that it is sealed for its row from the start.
    pub id: NumberId,
    /// The account that is adding the number.
    pub account: AccountId,
    /// The session that began it, the only one that can complete it.
    pub session: BearerHash,
    /// The number itself, sealed.
    pub sealed: Vec<u8>,
    /// The keyed hash that the number will be found by.
    pub tag: String,
    /// The keyed hash of the code that was sent.
    pub code: String,
    /// The last moment to type the code.
    pub expires_at: Timestamp,
    /// Wrong codes so far; each claim allows only a few.
    pub wrong: u32,
}
