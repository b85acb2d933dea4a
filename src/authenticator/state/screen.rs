//! Which screen of the authenticator is on, and what is true while it is.

use super::account_mismatch::AccountMismatch;
use super::answer::{AnswerResult, FieldErrors};
use super::approval::ApprovalRequest;
use super::biometrics::BiometricsScreen;
use super::codes::CodesPage;
use super::error::AuthenticatorError;
use super::first_screen::FirstScreen;
use super::link_result::OneTimeCode;

/// What is on the screen.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Screen {
    /// The vault is being opened.
    #[default]
    Loading,
    /// *Initialise* was not pressed yet.
    First(FirstScreen),
    /// The question whether the app may notify the person.
    Notifications,
    /// The list of accounts.
    Home,
    /// The scanner, with the ways that need no camera.
    Scan {
        /// Another app has shared a picture or a link with this one, which comes first.
        shared: bool,
    },
    /// A link is being handled, or a new version is being loaded.
    Working,
    /// The device is registered.
    Enrolled {
        /// The account's record.
        id: String,
        /// The account that it is registered for.
        account: String,
    },
    /// Fingerprint or face in place of the PIN is asked about or switched on.
    Biometrics(BiometricsScreen),
    /// The page of the account with this record: its name here, its colour, its place.
    Account(String),
    /// What losing this device would mean.
    Forecast,
    /// The settings of the app.
    Settings,
    /// A one-time code, to be typed on the sign-in page.
    Code(OneTimeCode),
    /// A sign-in to approve.
    Approve {
        /// The request that is to be answered.
        request: ApprovalRequest,
        /// The answer is on its way.
        busy: bool,
        /// What the server said about the last answer.
        wrong: FieldErrors,
    },
    /// What came of an answer.
    AnswerSent(AnswerResult),
    /// A text is for an account that is not in this app.
    Mismatch(AccountMismatch),
    /// There is a code for a different account from the one that the person was working with.
    SwitchAccount {
        /// The record of the account that the person was working with.
        from: String,
        /// The screen that they were at.
        before: Box<Self>,
        /// The code for the other account.
        to: OneTimeCode,
    },
    /// A page of the accounts elsewhere.
    Codes(CodesPage),
    /// Something went wrong: what, and what to do.
    Error(AuthenticatorError),
}

impl Screen {
    /// The name that tests know it by.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Loading => "loading",
            Self::First(first) => first.name(),
            Self::Notifications => "notifications",
            Self::Home => "home",
            Self::Scan { .. } => "scan",
            Self::Working => "working",
            Self::Enrolled { .. } => "enrolled",
            Self::Biometrics(screen) => screen.name(),
            Self::Account(_) => "account",
            Self::Forecast => "forecast",
            Self::Settings => "settings",
            Self::Code(_) => "code",
            Self::Approve { .. } => "approve",
            Self::AnswerSent(_) => "answered",
            Self::Mismatch(mismatch) => mismatch.name(),
            Self::SwitchAccount { .. } => "switch",
            Self::Codes(page) => page.name(),
            Self::Error(_) => "error",
        }
    }

    /// Whether the program draws it before the rest of it is loaded.
    #[must_use]
    pub const fn is_drawn_first(&self) -> bool {
        matches!(self, Self::Loading | Self::Working | Self::First(_) | Self::Home)
    }

    /// A request that nobody has answered yet.
    #[must_use]
    pub fn approve(request: ApprovalRequest) -> Self {
        Self::Approve { request, busy: false, wrong: FieldErrors::default() }
    }

    /// The record of the account that the person is working with.
    #[must_use]
    pub fn account(&self) -> Option<&str> {
        match self {
            Self::Code(code) => Some(&code.record),
            Self::Approve { request, .. } => Some(&request.record),
            _ => None,
        }
    }

    /// What the server calls the account that the person is working with.
    #[must_use]
    pub fn account_label(&self) -> &str {
        match self {
            Self::Code(code) => &code.account,
            Self::Approve { request, .. } => &request.account,
            _ => "",
        }
    }

    /// Whether this is a screen to begin at: there is nothing to go back to within the app.
    #[must_use]
    pub const fn is_first(&self) -> bool {
        matches!(self, Self::Loading | Self::First(_) | Self::Notifications | Self::Home)
    }

    /// Whether *Initialise* has not been pressed, or what it asks is not answered: links wait.
    #[must_use]
    pub const fn is_before_all(&self) -> bool {
        matches!(self, Self::Loading | Self::First(_) | Self::Notifications)
    }
}
