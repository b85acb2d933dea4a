//! Approving by fingerprint or face in place of the PIN (E06): the question after enrolment, switching it on and off, and what the list of accounts says
//! of it. Knows no passkey.

mod screen;
#[cfg(test)]
mod tests;

pub use screen::{BiometricsScreen, BiometricsStep};

use std::fmt;

use sluss_protocol::typed;
use zeroize::Zeroizing;

use super::accounts::ListedAccount;
use super::answer::PIN_DIGITS;
use super::error::AuthenticatorError;

/// A PIN as it was typed. It is wiped when it is no longer needed, and `Debug` does not show it.
#[derive(Clone, PartialEq, Eq)]
pub struct Pin(pub Zeroizing<String>);

impl fmt::Debug for Pin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Pin(..)")
    }
}

impl Pin {
    /// The PIN without what people type and paste around it; `None` if it cannot be one.
    #[must_use]
    pub fn typed(text: &str) -> Option<Self> {
        let pin = Zeroizing::new(typed::code(text));
        (pin.len() == PIN_DIGITS && pin.bytes().all(|byte| byte.is_ascii_digit())).then_some(Self(pin))
    }
}

/// Something that happens to it.
#[derive(Clone, Debug, PartialEq)]
pub enum BiometricsMessage {
    /// Whether this device can verify the person at all.
    CanVerify(bool),
    /// The person said yes to the question, or wants it for this account on the list.
    Wanted(String),
    /// The person typed the PIN to confirm it; `None`: what was typed cannot be one.
    Confirmed(Option<Pin>),
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
    },
    /// Throw the sealed PIN of this account away.
    SwitchOff(String),
}
