//! From phone to phone: what this phone shows and asks while it is the new one (`arriving`), and while it is the old one (`leaving`). Knows no key, no
//! box and no server.

mod arriving;
mod leaving;
#[cfg(test)]
mod tests;

pub use arriving::{Arrived, Arriving, ArrivingStep, Invited, News};
pub use leaving::{Asking, CodesOffer, Leaving, LeavingStep, Left, Met, Offer, PinTrouble, Sending, Vouching};

use sluss_codes::account::Account;

use super::codes::CodesOpening;
use super::error::AuthenticatorError;
use super::pin::Pin;

/// What is on the screen.
#[derive(Clone, Debug, PartialEq)]
pub enum HandoverScreen {
    /// This phone is the new one.
    Arriving(Arriving),
    /// This phone is the old one.
    Leaving(Leaving),
}

impl HandoverScreen {
    /// The name that tests know it by.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Arriving(arriving) => arriving.name(),
            Self::Leaving(leaving) => leaving.name(),
        }
    }
}

/// Something that happens to it. What is said of one attempt names its link, so that an attempt that was given up is not mixed up with the next.
#[derive(Clone, Debug, PartialEq)]
pub enum HandoverMessage {
    /// The person wants here what is on another phone.
    Wanted,
    /// The code for the old phone is made.
    Invited(Result<Invited, AuthenticatorError>),
    /// What the new phone has heard.
    Heard {
        /// The link in its code.
        of: String,
        /// What it was.
        news: Result<News, AuthenticatorError>,
    },
    /// The person wants to see the codes that came and could not be added, since those here are locked.
    ShowCodes,
    /// What the old phone has heard of the new one; `None`: nothing yet.
    Greeted {
        /// The link in the new phone's code.
        of: String,
        /// What it was.
        news: Result<Option<Met>, AuthenticatorError>,
    },
    /// The person has typed PINs, for the accounts that go along; `None` for one that cannot be a PIN.
    Vouch {
        /// The record of each account, and what was typed.
        pins: Vec<(String, Option<Pin>)>,
        /// The codes for other sites go along.
        with_codes: bool,
    },
    /// What came of it.
    Sent {
        /// The link in the new phone's code.
        of: String,
        /// What it was.
        sending: Result<Sending, AuthenticatorError>,
    },
    /// The person wants this phone out of the accounts that it has vouched for.
    Leave,
    /// What came of that.
    HasLeft(Result<Left, AuthenticatorError>),
    /// The person wants the codes gone from here.
    DeleteCodes,
    /// They are gone, or not.
    CodesDeleted(Result<CodesOpening, AuthenticatorError>),
}

/// What is to be done about it.
#[derive(Clone, Debug, PartialEq)]
pub enum HandoverCommand {
    /// Make a key, and a code for the old phone.
    Invite,
    /// Ask after a while whether the old phone has said something.
    Listen(String),
    /// Greet the phone whose code was scanned.
    Greet(String),
    /// Ask after a while whether that phone has answered.
    AskForNews(String),
    /// Vouch for it, and leave it a box.
    Send {
        /// The link in its code.
        link: String,
        /// The record of each account that goes along, with its PIN.
        pins: Vec<(String, Pin)>,
        /// The codes that go along.
        codes: Vec<Account>,
    },
    /// Give these accounts up.
    Leave(Vec<Vouching>),
    /// Delete the codes with these names.
    DeleteCodes(Vec<String>),
}

/// Whether it passes: somebody without a network for a moment does not begin anew.
fn passes(error: &AuthenticatorError) -> bool {
    matches!(error, AuthenticatorError::Unreachable | AuthenticatorError::Busy)
}
