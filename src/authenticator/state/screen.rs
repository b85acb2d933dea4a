//! Which screen of the authenticator is on, with what is true there.

use crate::authenticator::commands::link::Shown;
use crate::authenticator::state::account_mismatch::Other;
use crate::authenticator::state::answer::{Outcome, Wrong};
use crate::authenticator::state::error::Trouble;
use crate::authenticator::state::first_screen::First;
use crate::authenticator::view::approve::Request;

/// What is on the screen.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::authenticator) enum Screen {
    Loading,
    First(First),
    Notifications,
    Home,
    Scan,
    Working,
    Enrolled {
        account: String,
    },
    Code(Shown),
    Approve {
        request: Request,
        busy: bool,
        wrong: Wrong,
    },
    Answered(Outcome),
    Other(Other),
    /// A code for another account than the one that the person was busy with.
    Switch {
        from: String,
        before: Box<Self>,
        to: Shown,
    },
    Trouble(Trouble),
}

impl Screen {
    /// The name that tests know it by.
    pub(in crate::authenticator) const fn name(&self) -> &'static str {
        match self {
            Self::Loading => "loading",
            Self::First(first) => first.name(),
            Self::Notifications => "notifications",
            Self::Home => "home",
            Self::Scan => "scan",
            Self::Working => "working",
            Self::Enrolled { .. } => "enrolled",
            Self::Code(_) => "code",
            Self::Approve { .. } => "approve",
            Self::Answered(_) => "answered",
            Self::Other(other) => other.name(),
            Self::Switch { .. } => "switch",
            Self::Trouble(_) => "trouble",
        }
    }

    pub(in crate::authenticator) fn approve(request: Request) -> Self {
        Self::Approve { request, busy: false, wrong: Wrong::default() }
    }

    /// The account that the person is busy with.
    pub(in crate::authenticator) fn account(&self) -> Option<&str> {
        match self {
            Self::Code(shown) => Some(&shown.account),
            Self::Approve { request, .. } => Some(&request.account),
            _ => None,
        }
    }

    /// Whether one is here before anything was done: there is nothing to go back to within the app.
    pub(in crate::authenticator) const fn is_first(&self) -> bool {
        matches!(self, Self::Loading | Self::First(_) | Self::Notifications | Self::Home)
    }

    /// Whether *Initialise* has not been pressed, or what it asks is not answered: links wait.
    pub(in crate::authenticator) const fn is_before_all(&self) -> bool {
        matches!(self, Self::Loading | Self::First(_) | Self::Notifications)
    }
}
