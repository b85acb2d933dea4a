//! Approving by fingerprint or face in place of the PIN (E06): the question after enrolment, switching it on and off, and what the list of accounts says
//! of it. Knows no passkey.

mod screen;
#[cfg(test)]
mod tests;

pub use screen::{BiometricsScreen, BiometricsStep, KNOWN_REFUSED};

use super::accounts::ListedAccount;
use super::error::AuthenticatorError;
use super::pin::Pin;

/// Something that happens to it.
#[derive(Clone, Debug, PartialEq)]
pub enum BiometricsMessage {
    /// Whether this device can verify the person at all.
    CanVerify(bool),
    /// The person said yes to the question, or wants it for this account on the list.
    Wanted(String),
    /// The person typed the PIN to confirm it; `None`: what was typed cannot be one.
    Confirmed(Option<Pin>),
    /// The same, and the passkey that stands for the PINs of other accounts here is gone: another is to be made.
    ConfirmedAnew(Option<Pin>),
    /// The PIN is sealed, with the accounts that there are now; or why not.
    SwitchedOn(Result<Vec<ListedAccount>, AuthenticatorError>),
    /// The person wants to type the PIN of this account again from now on.
    Unwanted(String),
    /// Nothing stands for the PIN any more; with the accounts that there are now.
    SwitchedOff(Result<Vec<ListedAccount>, AuthenticatorError>),
}

/// What is to be done about it.
#[derive(Clone, Debug, PartialEq)]
pub enum BiometricsCommand {
    /// Ask whether this device can verify the person at all.
    AskWhetherPossible,
    /// Have the person verified, and seal the PIN of this account.
    SwitchOn {
        /// The account's record.
        id: String,
        /// Its PIN.
        pin: Pin,
        /// Make another passkey, even if one stands for the PINs of other accounts here.
        anew: bool,
    },
    /// Throw the sealed PIN of this account away.
    SwitchOff(String),
}
