//! What comes of a message about the accounts elsewhere.

use super::command::CodesCommand;
use super::page::CodesPage;
use crate::authenticator::state::error::AuthenticatorError;

/// What comes of a message: what is to be done, and where the person is then.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Outcome {
    /// What is to be done.
    pub commands: Vec<CodesCommand>,
    /// Where the person is then; `None`: where they were.
    pub go: Option<Go>,
}

/// Where the person goes.
#[derive(Clone, Debug, PartialEq)]
pub enum Go {
    /// To the list.
    Home,
    /// To a page.
    To(CodesPage),
    /// Something went wrong that is said on a screen of its own.
    Error(AuthenticatorError),
}

impl Outcome {
    pub(super) fn todo(command: CodesCommand) -> Self {
        Self { commands: vec![command], go: None }
    }

    pub(super) fn go(go: Go) -> Self {
        Self { commands: Vec::new(), go: Some(go) }
    }

    pub(super) fn both(command: CodesCommand, page: CodesPage) -> Self {
        Self { commands: vec![command], go: Some(Go::To(page)) }
    }
}
