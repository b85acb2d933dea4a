//! Changes of phone numbers: claimed, proved by a code, used and removed.

use crate::model::id::{AccountId, NumberId};
use crate::model::number::{NumberClaim, RegisteredNumber};
use crate::model::timestamp::Timestamp;

/// A change of phone numbers, guarded like every [`crate::ports::store::change::Change`].
#[derive(Clone, Debug)]
pub enum NumberChange {
    /// Adds a phone number that waits for its code.
    AddClaim(NumberClaim),
    /// Counts a wrong code for such a number; conflicts if the count of wrong codes has changed, or the number is gone.
    CountWrong(NumberId, u32),
    /// Ends such a number, by the right code or because it was cancelled; conflicts like [`Self::CountWrong`].
    EndClaim(NumberId, u32),
    /// Adds a phone number; conflicts if the account already has it.
    Add(RegisteredNumber),
    /// Notes that a code to this number completed a second step; conflicts if the number has been removed.
    Use(NumberId, Timestamp),
    /// Removes a phone number; conflicts if it has been removed.
    Remove(AccountId, NumberId),
}
