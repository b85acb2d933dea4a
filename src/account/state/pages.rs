//! Which screen of the account pages is on, and what leads from one to the next. Knows neither the browser nor the network:
//! `app` asks the server and tells the answers here. Every screen has an address, and the way between two of them is the same whether
//! a button led there or the browser's Back.

use sluss_protocol::api::{AccountView, DeviceView, EnrolmentView, RecoveryCodes};
use sluss_protocol::password::Strength;
use sluss_protocol::account_page::AccountPage;

use super::settings::{RequestState, SettingsScreen};
use super::phones::PhoneStage;
use super::error::AccountError;
use crate::i18n::Catalogue;

/// The address of *My account*.
pub const OVERVIEW: &str = AccountPage::Overview.path();
/// The address of the form for a new device.
pub const ADD_DEVICE: &str = AccountPage::AddDevice.path();
/// The address of its QR code.
pub const ENROLLING: &str = "/account/add-device/code";
/// The address of what is said once it has come.
pub const REGISTERED: &str = "/account/add-device/done";
/// The address of the list of sessions.
pub const SESSIONS: &str = AccountPage::Sessions.path();
/// The address of what happened to the account.
pub const ACTIVITY: &str = AccountPage::Activity.path();

/// What is on the page, with what is true there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Screen {
    /// Nobody knows yet who is signed in.
    #[default]
    Loading,
    /// Nobody is.
    Landing,
    /// The server could not be asked.
    Failed(AccountError),
    /// *My account*.
    Overview(RequestState),
    /// The phone numbers, or the way to a new one.
    Phones(PhoneStage),
    /// The form for a new device.
    AddDevice(Draft),
    /// The QR code for it.
    Enrolling {
        /// As the server began it, with its link.
        enrolment: EnrolmentView,
        /// The name from the form, in case it must be filled in again.
        device_name: String,
    },
    /// No device came in time.
    Expired {
        /// The name from the form.
        device_name: String,
    },
    /// The device came.
    Registered(DeviceView),
    /// What is done about the account.
    Settings(SettingsScreen),
    /// Where the person is signed in.
    Sessions,
    /// What happened to the account.
    Activity,
}

/// The form for a new device, beyond what stands in its fields.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    /// The name that the form begins with.
    pub device_name: String,
    /// It is on its way to the server.
    pub busy: bool,
    /// What the server said about the last try.
    pub error: Option<AccountError>,
}

impl Screen {
    /// The name that tests know it by.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Loading => "loading",
            Self::Landing => "landing",
            Self::Failed(_) => "failed",
            Self::Overview(_) => "overview",
            Self::Phones(stage) => stage.name(),
            Self::AddDevice(_) => "add-device",
            Self::Enrolling { .. } => "enrolling",
            Self::Expired { .. } => "enrol-expired",
            Self::Registered(_) => "registered",
            Self::Settings(settings) => settings.name(),
            Self::Sessions => "sessions",
            Self::Activity => "activity",
        }
    }

    /// What it is called: in its heading and, before our name, in the document's title.
    #[must_use]
    pub fn heading(&self, texts: &Catalogue) -> String {
        match self {
            Self::Loading | Self::Landing | Self::Failed(_) | Self::Overview(_) => texts.text("my-account"),
            Self::Phones(stage) => texts.text(stage.title_id()),
            Self::AddDevice(_) => texts.text("add-title"),
            Self::Enrolling { .. } => texts.text("enrol-title"),
            Self::Expired { .. } => texts.text("enrol-expired-title"),
            Self::Registered(device) => texts.with("registered-title", &[("device", &device.name)]),
            Self::Settings(settings) => texts.text(&settings.title_id()),
            Self::Sessions => texts.text("sessions-title"),
            Self::Activity => texts.text("activity-title"),
        }
    }

    /// The document's title.
    #[must_use]
    pub fn title(&self, texts: &Catalogue) -> String {
        format!("{} · Sluss", self.heading(texts))
    }

    /// The address that belongs to it; `None` where the address stays as it is.
    #[must_use]
    pub const fn address(&self) -> Option<&'static str> {
        match self {
            Self::Loading | Self::Landing | Self::Failed(_) => None,
            Self::Overview(_) => Some(OVERVIEW),
            Self::Phones(stage) => Some(stage.address()),
            Self::AddDevice(_) => Some(ADD_DEVICE),
            Self::Enrolling { .. } | Self::Expired { .. } => Some(ENROLLING),
            Self::Registered(_) => Some(REGISTERED),
            Self::Settings(settings) => settings.address(),
            Self::Sessions => Some(SESSIONS),
            Self::Activity => Some(ACTIVITY),
        }
    }
}

/// A line about what just happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AccountNotice {
    /// The device with this name was removed.
    Removed(String),
    /// It went well; the text's id.
    Said(&'static str),
    /// Something to know; the text's id.
    Know(&'static str),
    /// It did not work.
    Error(AccountError),
}

/// Everything that is true on the page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pages {
    /// Which screen is on.
    pub screen: Screen,
    /// Who is signed in, as the server last said.
    pub account: Option<AccountView>,
    /// What just happened.
    pub news: Option<AccountNotice>,
    /// How strong the new password is that is being typed, as far as the server has said.
    pub strength: Option<Strength>,
    /// Counts the changes of what stands there.
    pub turn: u32,
    /// New recovery codes that count once the person has said that they are kept.
    pub proposed: Option<RecoveryCodes>,
}

impl Pages {
    /// What proves to the server that a request is ours.
    #[must_use]
    pub fn csrf(&self) -> String {
        self.account.as_ref().map(|account| account.csrf.clone()).unwrap_or_default()
    }

    /// Whether this session may add and remove devices, as the server last said.
    #[must_use]
    pub fn may_change_factors(&self) -> bool {
        self.account.as_ref().is_some_and(|account| account.may_change_factors)
    }

    /// The server said who is signed in. Whoever is in the middle of something stays there, unless it is somebody else now.
    pub fn signed_in(&mut self, account: AccountView) {
        let somebody_else = self.account.as_ref().is_some_and(|before| before.email != account.email);
        if somebody_else {
            *self = Self::default();
        }
        if somebody_else || self.screen.address().is_none() {
            self.screen = Screen::Overview(RequestState::default());
        }
        self.account = Some(account);
    }

    /// The server could not say who is signed in, or said that nobody is.
    pub fn not_signed_in(&mut self, error: AccountError) {
        if error == AccountError::SignedOut {
            // Whoever was signed in until now is told why that is over.
            let news = self.account.take().map(|_| AccountNotice::Error(AccountError::SignedOut));
            *self = Self { screen: Screen::Landing, news, ..Self::default() };
        } else if self.account.is_none() {
            self.screen = Screen::Failed(error);
        } else if matches!(self.screen, Screen::Overview(_)) {
            // What is known is worth more than nothing at all, and the person is told that it may be old.
            self.news = Some(AccountNotice::Error(error));
        }
    }

    /// The page came back as it was left, and the server could not say whether anybody is signed in still: nothing is shown then.
    pub fn hidden(&mut self, error: AccountError) {
        *self = Self { screen: Screen::Failed(error), ..Self::default() };
    }

    /// To the screen at an address. An enrolment that has not happened is handed back, to be given up.
    #[must_use]
    pub fn go(&mut self, path: &str) -> Option<EnrolmentView> {
        if self.screen.address().is_none_or(|here| here == path) {
            return None;
        }
        let before = std::mem::take(&mut self.screen);
        (self.news, self.strength, self.turn) = (None, None, self.turn + 1);
        let (unwanted, device_name) = match before {
            Screen::Enrolling { enrolment, device_name } => (Some(enrolment), Some(device_name)),
            Screen::Expired { device_name } => (None, Some(device_name)),
            // What is done is nothing to go back into.
            Screen::Registered(_) => (None, None),
            _ => (None, Some(String::new())),
        };
        self.screen = self.at(path, device_name);
        unwanted
    }

    fn at(&mut self, path: &str, device_name: Option<String>) -> Screen {
        let home = Screen::Overview(RequestState::default());
        if let Some(own) = SettingsScreen::at(path) {
            return Screen::Settings(own);
        }
        if let Some(stage) = PhoneStage::at(path) {
            return Screen::Phones(stage);
        }
        match (path, device_name) {
            (super::settings::CODES, _) => Screen::Settings(self.codes()),
            (ADD_DEVICE | ENROLLING, Some(device_name)) if self.may_change_factors() => {
                Screen::AddDevice(Draft { device_name, ..Draft::default() })
            }
            (SESSIONS, _) => Screen::Sessions,
            (ACTIVITY, _) => Screen::Activity,
            _ => home,
        }
    }

    /// A new phone number went on from one stage to the next.
    pub fn phones(&mut self, stage: PhoneStage) {
        if matches!(self.screen, Screen::Phones(_)) {
            (self.news, self.screen) = (None, Screen::Phones(stage));
        }
    }

    /// The form is on its way.
    pub fn submitted(&mut self, device_name: &str) {
        self.screen = Screen::AddDevice(Draft { device_name: device_name.to_owned(), busy: true, error: None });
    }

    /// The server's answer to the form. An enrolment that nobody waits for any more is handed back, to be given up.
    #[must_use]
    pub fn begun(&mut self, begun: Result<EnrolmentView, AccountError>) -> Option<EnrolmentView> {
        let Screen::AddDevice(draft) = &mut self.screen else { return begun.ok() };
        match begun {
            Ok(unwanted) if !draft.busy => return Some(unwanted),
            Ok(enrolment) => {
                let device_name = std::mem::take(&mut draft.device_name);
                self.screen = Screen::Enrolling { enrolment, device_name };
            }
            Err(AccountError::SignedOut) => self.not_signed_in(AccountError::SignedOut),
            Err(error) => {
                draft.busy = false;
                draft.error = Some(error);
            }
        }
        None
    }

    /// The device came. If its QR code is no longer on the page, the list will show it.
    pub fn registered(&mut self, enrolment_id: &str, device: DeviceView) {
        if self.enrols(enrolment_id) {
            self.screen = Screen::Registered(device);
        }
    }

    /// No device came in time.
    pub fn expired(&mut self, enrolment_id: &str) {
        if !self.enrols(enrolment_id) {
            return;
        }
        if let Screen::Enrolling { device_name, .. } = &mut self.screen {
            let device_name = std::mem::take(device_name);
            self.screen = Screen::Expired { device_name };
        }
    }

    fn enrols(&self, id: &str) -> bool {
        matches!(&self.screen, Screen::Enrolling { enrolment, .. } if enrolment.id == id)
    }

    /// Nobody is signed in any more, as the person wanted.
    pub fn signed_out(&mut self) {
        *self = Self { screen: Screen::Landing, news: Some(AccountNotice::Said("signed-out")), ..Self::default() };
    }
}

#[cfg(test)]
mod tests;
