//! Registered phone numbers, and those whose owner has yet to show a code, as they are kept.

use crate::model::id::{AccountId, NumberId};
use crate::model::secret::BearerHash;
use crate::model::timestamp::Timestamp;

/// How many digits a code by SMS has.
pub(crate) const CODE_DIGITS: usize = 6;

/// What a registered number is sealed for.
pub(crate) const PURPOSE: &str = "phone-number";

/// A number that is registered for an account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegisteredNumber {
    /// Its name to us.
    pub id: NumberId,
    /// Whose it is.
    pub account: AccountId,
    /// The number itself, sealed.
    pub sealed: Vec<u8>,
    /// What only we can compute from the number; the same for the same number.
    pub tag: String,
    /// When it was registered.
    pub added_at: Timestamp,
    /// When it last opened a gate.
    pub last_used_at: Option<Timestamp>,
}

/// A number whose owner has yet to show the code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NumberClaim {
    /// The name that the number will have, so that it is sealed for its row from the beginning.
    pub id: NumberId,
    /// Whose it will be.
    pub account: AccountId,
    /// The session that began it, the only one that can end it.
    pub session: BearerHash,
    /// The number itself, sealed.
    pub sealed: Vec<u8>,
    /// As in [`RegisteredNumber`].
    pub tag: String,
    /// The code, as only we can compute it from the right one.
    pub code: String,
    /// The last moment to type it.
    pub expires_at: Timestamp,
    /// Wrong codes so far.
    pub wrong: u32,
}
