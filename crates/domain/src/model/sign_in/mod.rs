//! A sign-in, as stored: what it is for, and how far it has come.

mod evidence;
mod let_on;
mod reached;
mod state;

pub use evidence::Evidence;
pub use let_on::LetOn;
pub use reached::Reached;
pub use state::{QrChallenge, SignInState, SmsChallenge};

use serde::{Deserialize, Serialize};
use sluss_protocol::account_page::AccountPage;
use sluss_protocol::language::Language;
use sluss_protocol::method::{Level, Method};
use sluss_protocol::sign_in::{Mode, Notice, UnavailableReason};

use crate::model::secret::BearerHash;
use crate::model::session::Audience;
use crate::model::stored_request::StoredRequest;
use crate::model::timestamp::Timestamp;
use crate::model::visitor::Visitor;

/// The name of our own account pages in a QR code and an SMS.
const OWN_NAME: &str = "Sluss";

/// A sign-in under way, or over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignIn {
    /// The hash of the handle in its address.
    pub handle: BearerHash,
    /// The hash of the secret of the browser that began it; `None` in a frame, where browsers store nothing for us.
    pub browser: Option<BearerHash>,
    /// What the person signs in to.
    pub target: Target,
    /// The network and browser that it was begun from.
    pub visitor: Visitor,
    /// The language of its pages, which the person can change.
    pub language: Language,
    /// The step that it is at, with what is true there.
    pub state: SignInState,
    /// What the page says about the last thing that the person did.
    pub notice: Option<Notice>,
    /// The last moment to go on.
    pub expires_at: Timestamp,
    /// The furthest that it has come; going back does not lower it.
    pub reached: Reached,
    /// How often it has moved on, which guards its changes.
    pub version: i64,
}

/// What a person signs in to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Target {
    /// Our own account pages, which require a second step of accounts that have one.
    Account {
        /// The page to open afterwards.
        #[serde(default)]
        place: AccountPage,
    },
    /// A relying party that sent the person here.
    Site {
        /// The id that it is registered by.
        client: String,
        /// The name that people see.
        name: String,
        /// The level that it requires.
        level: Level,
        /// How many hours old the newest factor has to be
        /// ([`crate::model::relying_party::RelyingParty::factor_age_hours`]).
        #[serde(default)]
        factor_age_hours: u32,
        /// How the pages are shown and the result is sent.
        mode: Mode,
        /// The request that the result answers.
        request: StoredRequest,
        /// The host of its page, which ours is framed in if the mode is [`Mode::Frame`].
        #[serde(default)]
        page: String,
    },
}

impl Target {
    /// How the pages are shown.
    #[must_use]
    pub const fn mode(&self) -> Mode {
        match self {
            Self::Account { .. } => Mode::Redirect,
            Self::Site { mode, .. } => *mode,
        }
    }

    /// The relying party's id, unless this is for the account pages.
    #[must_use]
    pub fn client(&self) -> Option<&str> {
        match self {
            Self::Account { .. } => None,
            Self::Site { client, .. } => Some(client),
        }
    }

    /// How many hours old the newest factor has to be.
    #[must_use]
    pub const fn factor_age_hours(&self) -> u32 {
        match self {
            Self::Account { .. } => 0,
            Self::Site { factor_age_hours, .. } => *factor_age_hours,
        }
    }

    /// The host of the page that frames ours, if any.
    #[must_use]
    pub fn framed_in(&self) -> Option<&str> {
        match self {
            Self::Site { mode: Mode::Frame, page, .. } if !page.is_empty() => Some(page),
            _ => None,
        }
    }

    /// The name that people see for it.
    #[must_use]
    pub(crate) fn shown_name(&self) -> &str {
        match self {
            Self::Account { .. } => OWN_NAME,
            Self::Site { name, .. } => name,
        }
    }

    /// Why a method is unavailable for this target; before the password nothing else counts (H01).
    #[must_use]
    pub fn unavailable(&self, method: Method) -> Option<UnavailableReason> {
        match self {
            Self::Site { level, .. } if method.level() < *level => Some(UnavailableReason::NeedsTwoSteps),
            _ => None,
        }
    }
}

impl SignIn {
    /// What the session that it opens is for.
    #[must_use]
    pub const fn opens(&self) -> Audience {
        match &self.target {
            Target::Account { .. } => Audience::Account,
            Target::Site { mode: Mode::Redirect, .. } => Audience::SingleSignOn,
            Target::Site { mode: Mode::Frame, .. } => Audience::Frame,
        }
    }
}

impl SignIn {
    /// The sign-in as it was at this height; `None` if there is no way back to it.
    #[must_use]
    pub fn seen_from(&self, height: u8) -> Option<Self> {
        let mut state = self.state.clone();
        while state.height() > height {
            state = state.before()?;
        }
        (state != self.state).then(|| Self { state, notice: None, ..self.clone() })
    }
}
