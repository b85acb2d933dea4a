//! Which screen of the authenticator is on, with what is true there.

use crate::authenticator::commands::link::OneTimeCode;
use crate::authenticator::state::account_mismatch::AccountMismatch;
use crate::authenticator::state::answer::{AnswerResult, FieldErrors};
use crate::authenticator::state::error::AuthenticatorError;
use crate::authenticator::state::first_screen::FirstScreen;
use crate::authenticator::view::approve::ApprovalRequest;

/// What is on the screen.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::authenticator) enum Screen {
    Loading,
    First(FirstScreen),
    Notifications,
    Home,
    Scan,
    Working,
    Enrolled {
        account: String,
    },
    Code(OneTimeCode),
    Approve {
        request: ApprovalRequest,
        busy: bool,
        wrong: FieldErrors,
    },
    AnswerSent(AnswerResult),
    Mismatch(AccountMismatch),
    /// A code for another account than the one that the person was busy with.
    SwitchAccount {
        from: String,
        before: Box<Self>,
        to: OneTimeCode,
    },
    Error(AuthenticatorError),
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
            Self::AnswerSent(_) => "answered",
            Self::Mismatch(mismatch) => mismatch.name(),
            Self::SwitchAccount { .. } => "switch",
            Self::Error(_) => "trouble",
        }
    }

    pub(in crate::authenticator) fn approve(request: ApprovalRequest) -> Self {
        Self::Approve { request, busy: false, wrong: FieldErrors::default() }
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
