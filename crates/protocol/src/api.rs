//! The bodies of our own JSON API: account pages under `/api/account`, devices under `/api/device`.
//!
//! Times are epoch milliseconds unless a name says otherwise; binary values are base64url without padding.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

pub use crate::claim::{ClaimEnrolment, EnrolledDevice, OtherServers, ServerKey, ServerKeys};
use crate::language::Language;
use crate::method::{Level, Method};
use crate::numbers::NumberView;
use crate::secret::Secret;
pub use crate::watch::{OtherWays, PROOFS_MAX, PendingRequest, WatchRequests, Watched};

/// `GET /api/account`: who is signed in, and with what.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccountView {
    /// The address that the person signs in with.
    pub email: String,
    /// The account's name in links and on devices.
    #[serde(default)]
    pub account_ref: String,
    /// The person's name, as shown on the account pages and in ID tokens.
    pub name: String,
    /// The language of messages to this person.
    pub language: Language,
    /// The method that opened this session.
    pub level: Level,
    /// Whether a second factor opened this session, if the account has one.
    pub shown_enough: bool,
    /// Whether this session may add and remove factors: it is strong enough and recent enough.
    pub may_change_factors: bool,
    /// The registered devices, oldest first.
    pub devices: Vec<DeviceView>,
    /// The registered phone numbers, oldest first.
    #[serde(default)]
    pub numbers: Vec<NumberView>,
    /// Two steps, recovery codes, PANIC.
    #[serde(default)]
    pub safety: SafetyView,
    /// The authenticator's origin, without a slash at the end.
    #[serde(default)]
    pub app_origin: String,
    /// Goes into the header `Sluss-Csrf` of every request that changes something.
    pub csrf: String,
}

/// A registered device as its owner sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeviceView {
    /// The device's id, `dev_…`, by which it is removed.
    pub id: String,
    /// As the person named it.
    pub name: String,
    /// When it was registered.
    pub added_at: i64,
    /// When it was last used to sign in; `None` if never.
    pub last_used_at: Option<i64>,
    /// When a second copy of its keys was noticed, if one was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub doubled_at: Option<i64>,
    /// The name of a device that was added later and looks the same, if this one was not heard from since: perhaps it is the same phone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub looks_like: Option<String>,
}

/// `GET /api/account/sessions`: where the person is signed in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SessionList {
    /// Every session that is not over, the newest first.
    pub sessions: Vec<SessionView>,
}

/// One session, as its owner recognises it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SessionView {
    /// `sid_…`; it opens nothing.
    pub id: String,
    /// Whether it is the session that asks.
    pub current: bool,
    /// Whether it is for the account pages; otherwise it is for relying sites.
    pub account_pages: bool,
    /// The sites that it was used for, by name.
    pub sites: Vec<String>,
    /// Browser and system; empty if unknown.
    pub browser: String,
    /// Country or network; empty if unknown.
    pub place: String,
    /// How the person signed in.
    pub method: Method,
    /// When the session was opened.
    pub since: i64,
    /// When it was last used, give or take a minute.
    pub seen_at: i64,
}

/// `GET /api/account/activity?before=…`: what happened to the account, newest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ActivityPage {
    /// A page of it.
    pub entries: Vec<ActivityView>,
    /// The value of `before` for the next page; `None` if this is the last.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

/// One thing that happened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ActivityView {
    /// The entry's id, `log_…`, which `before` takes.
    pub id: String,
    /// When it happened, by the server's clock.
    pub at: i64,
    /// The event's name; the id of its text is `event-<name>`.
    pub event: String,
    /// The site's name, if the event has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub site: Option<String>,
    /// The method, if the event has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub method: Option<Method>,
    /// Browser and system; empty if unknown.
    pub browser: String,
    /// Country or network; empty if unknown.
    pub place: String,
}

/// `PUT /api/account/name`: another name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewName {
    /// 1 to 100 characters that pass [`crate::names::is_name`].
    pub name: String,
}

/// `POST /api/account/address`: ask for another address, which both mailboxes have to agree to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WantedAddress {
    /// The address to sign in with from then on.
    pub email: String,
}

/// `POST /api/account/enrolments`: begin to add a device.
#[derive(Clone, Serialize, Deserialize)]
pub struct NewEnrolment {
    /// 1 to 64 characters.
    pub device_name: String,
    /// Four digits that pass [`crate::pin::Pin::choose`].
    pub pin: Secret,
}

impl std::fmt::Debug for NewEnrolment {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("NewEnrolment").field("device_name", &self.device_name).finish_non_exhaustive()
    }
}

/// The longest name that a device may have, in characters.
pub const DEVICE_NAME_MAX: usize = 64;

/// The answer to it, and to `GET /api/account/enrolments/{id}`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EnrolmentView {
    /// The enrolment's id, `enr_…`, by which the page asks how far it is.
    pub id: String,
    /// How far it is.
    pub state: EnrolmentState,
    /// The link for the QR code; only in the first answer (C08: shown once).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub link: Option<String>,
    /// When the link stops working.
    pub expires_at: i64,
}

/// How far an enrolment is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "name", rename_all = "kebab-case")]
pub enum EnrolmentState {
    /// No device has claimed it yet.
    Waiting,
    /// A device has claimed it, and can be used at once.
    Registered {
        /// The device that claimed it.
        device: DeviceView,
    },
    /// No device claimed it in time, or the person gave up.
    Expired,
}

/// `PUT /api/account/language`: the language of messages from now on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewLanguage {
    /// The language from now on.
    pub language: Language,
}

/// What protects a person from being locked out, and what is about to happen: a part of [`AccountView`].
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SafetyView {
    /// Whether every site needs two steps.
    pub two_steps: bool,
    /// How many recovery codes are left.
    pub recovery_codes: u32,
    /// How many things must be lost until only PANIC is left; `None` if there is no second factor.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub losses: Option<usize>,
    /// When everything will be deleted, if a PANIC is planned.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub factor_reset_at: Option<i64>,
    /// How many hours a PANIC can be undone; 0 means that it happens at once.
    pub cooling_off_hours: u64,
    /// Whether the server sends mail; otherwise no page promises any.
    #[serde(default)]
    pub by_mail: bool,
    /// Whether the session is fresh enough to download all data.
    pub fresh: bool,
    /// The fewest characters of a new password.
    #[serde(default)]
    pub password_min: usize,
}

/// `PUT /api/account/password`: changes the password, given the current one.
#[derive(Clone, Serialize, Deserialize)]
pub struct NewPassword {
    /// The current password.
    pub current: Secret,
    /// The new password.
    pub new: Secret,
    /// Whether to end everything else that was opened with the old one.
    pub end_others: bool,
}

/// `POST /api/account/factor-reset` and `POST /api/account/erase`: the password again.
#[derive(Clone, Serialize, Deserialize)]
pub struct OnceMore {
    /// The account's password.
    pub password: Secret,
}

macro_rules! hidden {
    ($($name:ident),+) => {$(
        /// Shows only the type's name, since the content opens accounts.
        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(concat!(stringify!($name), "(..)"))
            }
        }
    )+};
}

hidden!(NewPassword, OnceMore, CodeSheet, KeptCodes);

/// `PUT /api/account/two-steps`: whether two steps are required even at sites that accept a password alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TwoSteps {
    /// Whether every site requires them.
    pub on: bool,
}

/// The answer to `POST /api/account/sign-out` if there are sites that have to hear of it; otherwise it has no body.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignedOutView {
    /// The path of the page that says which sites have heard.
    pub page: String,
}

/// The answer to `POST /api/account/factor-reset`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FactorResetView {
    /// When everything will be deleted; `None` if it already is.
    pub at: Option<i64>,
}

/// The answer to `POST /api/account/codes/{method}`, shown once: a sheet of one-time codes. The codes become valid once the person has said that they are saved.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CodeSheet {
    /// Three groups of four letters and digits each.
    pub codes: Vec<String>,
    /// `rcp_…`, the name of these codes until then.
    pub proposal: String,
    /// The deadline for saying so.
    pub expires_at: i64,
}

/// `POST /api/account/codes/{method}/kept`: the person has saved the codes.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptCodes {
    /// The name of the codes, `rcp_…`, as [`CodeSheet`] gave it.
    pub proposal: String,
}

/// `POST /api/device/requests/{id}`: the person's answer. The proof (RFC 9449) in the header `DPoP` also carries `sluss_body`, the
/// SHA-256 of this body in base64url, so that every field is signed (B09).
#[derive(Clone, Serialize, Deserialize)]
pub struct AnswerRequest {
    /// The device that answers, `dev_…`.
    pub device_id: String,
    /// What the person decided.
    pub decision: Decision,
}

impl std::fmt::Debug for AnswerRequest {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("AnswerRequest").field("device_id", &self.device_id).finish_non_exhaustive()
    }
}

/// SHA-256 of a body, as a device's proof names it.
#[must_use]
pub fn digest(body: &str) -> [u8; 32] {
    Sha256::digest(body.as_bytes()).into()
}

/// What a person decided about a request.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Decision {
    /// The person pressed *Authenticate* and typed a number and a PIN.
    Approve {
        /// As read from the sign-in page.
        number: String,
        /// OCRA over the request, with the PIN: eight digits.
        response: String,
    },
    /// *It was not me*.
    Deny,
}

impl std::fmt::Debug for Decision {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Approve { .. } => "Approve",
            Self::Deny => "Deny",
        })
    }
}

/// `GET /api/device/push-key`: the key that this server wakes devices with (RFC 8292).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PushKey {
    /// The public key as an uncompressed point, base64url.
    pub key: String,
}

/// `POST /api/device/subscription`: where this device wants to be woken, as its browser says (W3C Push API). The proof signs the body.
#[derive(Clone, Serialize, Deserialize)]
pub struct NewSubscription {
    /// The push service's address.
    pub endpoint: String,
    /// The browser's public key as an uncompressed point, in base64url.
    pub p256dh: String,
    /// The secret that both sides mix in (RFC 8291), in base64url.
    pub auth: String,
}

impl std::fmt::Debug for NewSubscription {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("NewSubscription(..)")
    }
}

/// The values of an attribute of an account, as a program says them: one text, several, or `null` for none.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(untagged)]
pub enum AttributeValues {
    /// One text.
    One(String),
    /// Several texts.
    Several(Vec<String>),
    /// None: the attribute is removed.
    None(()),
}

impl From<AttributeValues> for Vec<String> {
    fn from(values: AttributeValues) -> Self {
        match values {
            AttributeValues::One(value) => vec![value],
            AttributeValues::Several(values) => values,
            AttributeValues::None(()) => Self::new(),
        }
    }
}
