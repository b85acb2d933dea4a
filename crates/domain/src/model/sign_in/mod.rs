//! One sign-in, as it is kept: what it is for, and where it is.

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

/// What our own account pages are called in a QR code and in an SMS.
const OWN_NAME: &str = "Sluss";

/// A sign-in as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignIn {
    /// The hash of the handle in its address.
    pub handle: BearerHash,
    /// The hash of what the browser that began it holds; `None` in a frame, where browsers keep nothing for us.
    pub browser: Option<BearerHash>,
    /// What it is for.
    pub target: Target,
    /// Who began it.
    pub visitor: Visitor,
    /// The language of its pages.
    pub language: Language,
    /// Where it is.
    pub state: SignInState,
    /// What to tell the person about the last thing that they did.
    pub notice: Option<Notice>,
    /// The last moment to go on.
    pub expires_at: Timestamp,
    /// How far it has got at the furthest.
    pub reached: Reached,
    /// How often it has gone on; the guard of its changes.
    pub version: i64,
}

/// What a sign-in is for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Target {
    /// Our own account pages.
    Account {
        /// Where to on them.
        #[serde(default)]
        place: AccountPage,
    },
    /// A relying site.
    Site {
        /// Its `client_id`.
        client: String,
        /// As people see it.
        name: String,
        /// What it asks for.
        level: Level,
        /// How old the newest factor must be, in hours ([`crate::model::relying_party::RelyingParty::factor_age_hours`]).
        #[serde(default)]
        factor_age_hours: u32,
        /// How the result reaches it.
        mode: Mode,
        /// Its request.
        request: StoredRequest,
        /// The host of its page, which our own is framed in where [`Mode::Frame`] says so.
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

    /// The `client_id` of the site, if it is one.
    #[must_use]
    pub fn client(&self) -> Option<&str> {
        match self {
            Self::Account { .. } => None,
            Self::Site { client, .. } => Some(client),
        }
    }

    /// How old the newest factor must be, in hours.
    #[must_use]
    pub const fn factor_age_hours(&self) -> u32 {
        match self {
            Self::Account { .. } => 0,
            Self::Site { factor_age_hours, .. } => *factor_age_hours,
        }
    }

    /// The host of the page that ours is framed in.
    #[must_use]
    pub fn framed_in(&self) -> Option<&str> {
        match self {
            Self::Site { mode: Mode::Frame, page, .. } if !page.is_empty() => Some(page),
            _ => None,
        }
    }

    /// What people see it called.
    #[must_use]
    pub fn shown_name(&self) -> &str {
        match self {
            Self::Account { .. } => OWN_NAME,
            Self::Site { name, .. } => name,
        }
    }

    /// Why a method cannot be used for this target; before the password nothing else counts (H01).
    #[must_use]
    pub fn unavailable(&self, method: Method) -> Option<UnavailableReason> {
        match self {
            Self::Site { level, .. } if method.level() < *level => Some(UnavailableReason::NeedsTwoSteps),
            _ => None,
        }
    }
}

impl SignIn {
    /// Which session is opened with it: in a frame none, since a frame keeps nothing of ours.
    #[must_use]
    pub const fn opens(&self) -> Option<Audience> {
        match &self.target {
            Target::Account { .. } => Some(Audience::Account),
            Target::Site { mode: Mode::Redirect, .. } => Some(Audience::SingleSignOn),
            Target::Site { mode: Mode::Frame, .. } => None,
        }
    }
}

impl SignIn {
    /// The sign-in as it looked when it was at this height; `None` where no way leads back there.
    #[must_use]
    pub fn seen_from(&self, height: u8) -> Option<Self> {
        let mut state = self.state.clone();
        while state.height() > height {
            state = state.before()?;
        }
        (state != self.state).then(|| Self { state, notice: None, ..self.clone() })
    }
}
