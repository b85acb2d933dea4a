//! One sign-in, from the first page to the last: a state machine that only a commit moves.

mod back;
mod choose;
mod code;
mod let_on;
mod password;
mod pin;
mod reach;
mod recovery;
mod sms;
mod steps;

pub use let_on::{LetOn, Waiting};
pub use reach::Reached;
use serde::{Deserialize, Serialize};
use sluss_protocol::account_page::AccountPage;
use sluss_protocol::language::Language;
use sluss_protocol::method::{Level, Method};
use sluss_protocol::sign_in::{EndReason, MethodOption, Mode, Notice, Step, UnfitReason};

use crate::audit::{Entry, Event};
use crate::id::{AccountId, ApprovalId};
use crate::opener::Opener;
use crate::secret::{Bearer, BearerHash, Kind};
use crate::session::Audience;
use crate::store::Change;
use crate::visitor::Visitor;
use crate::{Sluss, Timestamp};

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
    pub state: State,
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
        /// How old the newest factor must be, in hours ([`crate::client::Client::factor_age_hours`]).
        #[serde(default)]
        factor_age_hours: u32,
        /// How the result reaches it.
        mode: Mode,
        /// Its request, in the words of the protocol that it came by.
        request: String,
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
    pub fn unfit(&self, method: Method) -> Option<UnfitReason> {
        match self {
            Self::Site { level, .. } if method.level() < *level => Some(UnfitReason::NeedsTwoSteps),
            _ => None,
        }
    }
}

/// Where a sign-in is, and what is true there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "name", rename_all = "kebab-case")]
pub enum State {
    /// Nobody has said who they are. The address is what was typed last.
    Identify {
        /// As typed.
        email: String,
    },
    /// An address was given; whether anybody has it, nobody knows yet.
    Password {
        /// As typed.
        email: String,
        /// Chosen last.
        method: Method,
        /// Why the next try does not wait for what strangers do, if it does not.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        let_on: Option<LetOn>,
    },
    /// A password was typed that nobody looked at, since strangers fail at this address: something that only its owner has is awaited.
    Extra {
        /// As typed.
        email: String,
        /// Chosen last.
        method: Method,
        /// A mail was asked for.
        mailed: bool,
    },
    /// The password was right; the account's devices are asked.
    Approval {
        /// As typed.
        email: String,
        /// Whose password it was.
        account: AccountId,
        /// The request.
        approval: ApprovalId,
        /// What the page shows.
        number: String,
        /// The last moment to answer.
        expires_at: Timestamp,
        /// The account's name in links, for the app in this browser.
        #[serde(default)]
        reference: String,
    },
    /// The password was right; a code is awaited.
    Challenge {
        /// As typed.
        email: String,
        /// Whose password it was.
        account: AccountId,
        /// What was asked.
        challenge: QrChallenge,
    },
    /// The password was right; it is to be said which number the code shall go to.
    SmsNumber {
        /// As typed.
        email: String,
        /// Whose password it was.
        account: AccountId,
        /// The number as it was typed last, sealed for this sign-in.
        typed: String,
        /// When another code may be sent, once that has been asked for too early.
        again_at: Option<Timestamp>,
    },
    /// The password was right; a code is awaited, which came by SMS if the number is registered.
    SmsCode {
        /// As typed.
        email: String,
        /// Whose password it was.
        account: AccountId,
        /// What was sent, or would have been.
        challenge: SmsChallenge,
    },
    /// The password was right, and a second gate is to be chosen.
    Choose {
        /// As typed.
        email: String,
        /// Whose password it was.
        account: AccountId,
        /// Which was chosen before.
        tried: Method,
        /// What there is to choose from, as it was found when this state began.
        options: Vec<MethodOption>,
    },
    /// The password was right; a recovery code is awaited.
    Recovery {
        /// As typed.
        email: String,
        /// Whose password it was.
        account: AccountId,
    },
    /// Both gates are open.
    Passed {
        /// As typed.
        email: String,
        /// Who, how and when.
        evidence: Evidence,
    },
    /// Over without success.
    Ended {
        /// Why.
        reason: EndReason,
    },
}

impl State {
    /// The address that was typed, wherever the sign-in is.
    #[must_use]
    pub fn email(&self) -> &str {
        match self {
            Self::Identify { email }
            | Self::Password { email, .. }
            | Self::Extra { email, .. }
            | Self::Approval { email, .. }
            | Self::Challenge { email, .. }
            | Self::SmsNumber { email, .. }
            | Self::SmsCode { email, .. }
            | Self::Choose { email, .. }
            | Self::Recovery { email, .. }
            | Self::Passed { email, .. } => email,
            Self::Ended { .. } => "",
        }
    }

    /// How far up it is, as in [`Step::height`].
    #[must_use]
    pub const fn height(&self) -> u8 {
        match self {
            Self::Identify { .. } => 0,
            Self::Password { .. } => 1,
            Self::Extra { .. }
            | Self::Approval { .. }
            | Self::Challenge { .. }
            | Self::SmsNumber { .. }
            | Self::Choose { .. }
            | Self::Recovery { .. } => 2,
            Self::SmsCode { .. } => 3,
            Self::Ended { .. } | Self::Passed { .. } => Step::OVER,
        }
    }

    /// Between the gates: whose password was right, and which second gate was chosen.
    #[must_use]
    pub const fn between(&self) -> Option<(&AccountId, Method)> {
        match self {
            Self::Approval { account, .. } => Some((account, Method::Pin)),
            Self::Challenge { account, .. } => Some((account, Method::Qr)),
            Self::SmsNumber { account, .. } | Self::SmsCode { account, .. } => Some((account, Method::Sms)),
            Self::Choose { account, tried, .. } => Some((account, *tried)),
            Self::Recovery { account, .. } => Some((account, Method::Recovery)),
            Self::Identify { .. }
            | Self::Password { .. }
            | Self::Extra { .. }
            | Self::Passed { .. }
            | Self::Ended { .. } => None,
        }
    }
}

/// A QR code that waits for its answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct QrChallenge {
    /// The signed request, as the code holds it.
    pub link: String,
    /// The last moment to answer.
    pub expires_at: Timestamp,
    /// Wrong answers so far.
    pub wrong: u32,
}

/// A code that waits to be typed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SmsChallenge {
    /// Where it went if that is registered, sealed for this sign-in.
    pub number: String,
    /// The end of that number.
    pub hint: String,
    /// The code, as only we can compute it from the right one.
    pub proof: String,
    /// The last moment to type it.
    pub expires_at: Timestamp,
    /// Wrong codes so far.
    pub wrong: u32,
    /// When another may be sent, once that has been asked for too early.
    pub again_at: Option<Timestamp>,
}

/// Who signed in, how and when. Only a finished sign-in (or the session that it opened) has one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    /// Who.
    pub account: AccountId,
    /// How.
    pub method: Method,
    /// By what.
    #[serde(default)]
    pub opener: Opener,
    /// When.
    pub at: Timestamp,
}

impl Evidence {
    /// How surely.
    #[must_use]
    pub const fn level(&self) -> Level {
        self.method.level()
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

impl Sluss {
    /// The change that notes what happened in this sign-in.
    pub(crate) fn note(
        &self,
        sign_in: &SignIn,
        event: Event,
        account: Option<AccountId>,
        method: Method,
        visitor: &Visitor,
    ) -> Change {
        let client = sign_in.target.client().map(str::to_owned);
        Change::Record(Entry { client, method: Some(method), ..self.entry(event, account, visitor) })
    }

    /// The authorization code that this sign-in gives when it passes. It is computed, so that the last page shows the same one
    /// however often it is read, and whoever opened the second gate (docs/decisions/0004).
    #[must_use]
    pub fn code_of(&self, sign_in: &SignIn) -> Bearer {
        Bearer::from_bytes(Kind::Code, &self.sealer.prove("authorization code", sign_in.handle.as_str()))
    }

    /// The session that a passed sign-in has opened, and its token; computed for the same reason.
    #[must_use]
    pub fn session_of(&self, sign_in: &SignIn) -> Option<(Audience, Bearer)> {
        let State::Passed { .. } = sign_in.state else { return None };
        Some((sign_in.opens()?, self.session_token(sign_in)))
    }

    fn session_token(&self, sign_in: &SignIn) -> Bearer {
        Bearer::from_bytes(Kind::Session, &self.sealer.prove("session", sign_in.handle.as_str()))
    }
}
