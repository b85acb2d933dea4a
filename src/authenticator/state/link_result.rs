//! What becomes of a scanned, pasted or opened text.

use sluss_protocol::api::EnrolledDevice;

use super::account_mismatch::AccountMismatch;
use super::codes::FoundText;

/// A one-time code with all that the person should see beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OneTimeCode {
    /// The site that asks, by name.
    pub site: String,
    /// The record of the account that is being signed in to.
    pub record: String,
    /// The account that is being signed in to, as its server calls it.
    pub account: String,
    /// The code itself: eight digits.
    pub code: String,
    /// When it stops being good: epoch seconds, by the server's clock.
    pub expires_at: u64,
}

/// What became of a text.
#[derive(Clone, Debug, PartialEq)]
pub enum LinkResult {
    /// The device is registered.
    Enrolled(EnrolledDevice),
    /// There is a code to type.
    Code(OneTimeCode),
    /// The text is for an account that is not in this app.
    Mismatch(AccountMismatch),
    /// The app is needed for an account that is in it. The server will say what for.
    AccountIsHere,
    /// A new phone shows this link, and wants what is on this one.
    Handover(String),
    /// The text holds accounts elsewhere.
    Found(FoundText),
}
