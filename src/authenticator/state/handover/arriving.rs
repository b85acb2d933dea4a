//! The new phone: it shows a code, then a number to compare, and then says what came.

use sluss_codes::account::Account;
use sluss_protocol::link::LinkError;

use super::{HandoverCommand, passes};
use crate::authenticator::state::accounts::ListedAccount;
use crate::authenticator::state::codes::CodesOpening;
use crate::authenticator::state::error::AuthenticatorError;
use crate::workers::export_answer::Drawn;

/// How often the server is asked about one code: for five minutes, with a second and a half in between.
const MOST_ASKED: u32 = 200;

/// The code for the old phone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invited {
    /// The link in it.
    pub link: String,
    /// How it is drawn; `None` if it could not be.
    pub picture: Option<Drawn>,
}

/// What was heard of the old phone.
#[derive(Clone, Debug, PartialEq)]
pub enum News {
    /// It has not scanned the code.
    Nothing,
    /// It has; this is the number that both show.
    Number(String),
    /// What it sent is here.
    Arrived(Arrived),
}

/// What came.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Arrived {
    /// The accounts that this phone is registered for by now, as people know them.
    pub came: Vec<String>,
    /// How many accounts could not be registered.
    pub refused: usize,
    /// How many codes were added.
    pub added: usize,
    /// How many codes were here already.
    pub there: usize,
    /// The codes that wait until those here are unlocked.
    pub waiting: Vec<Account>,
    /// All accounts that there are now.
    pub accounts: Vec<ListedAccount>,
    /// The codes that there are now.
    pub codes: CodesOpening,
}

/// How far the new phone is.
#[derive(Clone, Debug, PartialEq)]
pub enum ArrivingStep {
    /// The code is being made.
    Preparing,
    /// The old phone is to scan it.
    Inviting(Invited),
    /// The person compares the number, and types the PINs on the old phone.
    Comparing {
        /// The link in the code.
        link: String,
        /// Six digits.
        number: String,
    },
    /// It is over.
    Arrived(Arrived),
    /// It has failed.
    Failed(AuthenticatorError),
}

/// The new phone.
#[derive(Clone, Debug, PartialEq)]
pub struct Arriving {
    /// How far it is.
    pub step: ArrivingStep,
    /// The server could not be reached just now.
    pub offline: bool,
    /// How often the server was asked in vain about the code on the screen.
    asked: u32,
}

impl Arriving {
    /// Before anything has happened.
    #[must_use]
    pub const fn new() -> Self {
        Self { step: ArrivingStep::Preparing, offline: false, asked: 0 }
    }

    /// The name that tests know its screen by.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self.step {
            ArrivingStep::Preparing | ArrivingStep::Inviting(_) => "new-phone",
            ArrivingStep::Comparing { .. } => "new-phone-number",
            ArrivingStep::Arrived(_) => "new-phone-arrived",
            ArrivingStep::Failed(_) => "new-phone-failed",
        }
    }

    /// The code is made.
    pub fn invited(&mut self, invited: Result<Invited, AuthenticatorError>) -> Option<HandoverCommand> {
        if self.step != ArrivingStep::Preparing {
            return None;
        }
        match invited {
            Ok(invited) => {
                let listen = HandoverCommand::Listen(invited.link.clone());
                self.step = ArrivingStep::Inviting(invited);
                Some(listen)
            }
            Err(error) => self.fail(error),
        }
    }

    /// Something was heard of this link, or could not be.
    pub fn heard(&mut self, of: &str, news: Result<News, AuthenticatorError>) -> Option<HandoverCommand> {
        let waits = match &self.step {
            ArrivingStep::Inviting(invited) => invited.link == of,
            ArrivingStep::Comparing { link, .. } => link == of,
            _ => false,
        };
        if !waits {
            return None;
        }
        self.offline = matches!(&news, Err(AuthenticatorError::Unreachable));
        // Nobody holds a code up for longer than five minutes, and no phone that was put away asks for ever.
        self.asked += u32::from(matches!(self.step, ArrivingStep::Inviting(_)));
        if self.asked > MOST_ASKED && !matches!(news, Ok(News::Number(_))) {
            return self.fail(LinkError::Expired.into());
        }
        match news {
            Ok(News::Nothing) => {}
            Ok(News::Number(number)) => self.step = ArrivingStep::Comparing { link: of.to_owned(), number },
            Ok(News::Arrived(arrived)) => {
                self.step = ArrivingStep::Arrived(arrived);
                return None;
            }
            Err(error) if passes(&error) => {}
            Err(error) => return self.fail(error),
        }
        Some(HandoverCommand::Listen(of.to_owned()))
    }

    fn fail(&mut self, error: AuthenticatorError) -> Option<HandoverCommand> {
        self.step = ArrivingStep::Failed(error);
        None
    }
}

impl Default for Arriving {
    fn default() -> Self {
        Self::new()
    }
}
