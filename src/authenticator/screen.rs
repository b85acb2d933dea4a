//! Which screen of the authenticator is on, with what is true there.

use super::answer::{Outcome, Wrong};
use super::approve::Request;
use super::asked::Shown;
use super::first::First;
use super::other::Other;
use super::trouble::Trouble;

/// What is on the screen.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Screen {
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
    pub(super) const fn name(&self) -> &'static str {
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

    pub(super) fn approve(request: Request) -> Self {
        Self::Approve { request, busy: false, wrong: Wrong::default() }
    }

    /// The account that the person is busy with.
    pub(super) fn account(&self) -> Option<&str> {
        match self {
            Self::Code(shown) => Some(&shown.account),
            Self::Approve { request, .. } => Some(&request.account),
            _ => None,
        }
    }

    /// Whether one is here before anything was done: there is nothing to go back to within the app.
    pub(super) const fn is_first(&self) -> bool {
        matches!(self, Self::Loading | Self::First(_) | Self::Notifications | Self::Home)
    }

    /// Whether *Initialise* has not been pressed, or what it asks is not answered: links wait.
    pub(super) const fn is_before_all(&self) -> bool {
        matches!(self, Self::Loading | Self::First(_) | Self::Notifications)
    }
}
