//! Which screen of the account pages is on, and what leads from one to the next. Knows neither the browser nor the network:
//! `app` asks the server and tells the answers here.

use sluss_protocol::api::{AccountView, DeviceView, EnrolmentView};
use sluss_protocol::password::Strength;
use sluss_protocol::place::Place;

use super::own::Own;
use super::phones::{ADD_PHONE, PHONES};
use super::trouble::Trouble;
use crate::i18n::Catalogue;

/// The address of the overview.
pub const OVERVIEW: &str = Place::Overview.path();
/// The address of the way to a new device, from the form to the QR code.
pub const ADD_DEVICE: &str = Place::AddDevice.path();
/// The address of the list of sessions.
pub const SESSIONS: &str = Place::Sessions.path();
/// The address of what happened to the account.
pub const ACTIVITY: &str = Place::Activity.path();

/// What is on the page, with what is true there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Screen {
    /// Nobody knows yet who is signed in.
    #[default]
    Loading,
    /// Nobody is.
    Landing,
    /// The server could not be asked.
    Failed(Trouble),
    /// The person and the devices.
    Overview,
    /// The phone numbers.
    Phones {
        /// Not the list, but the way to a new one.
        adding: bool,
    },
    /// The form for a new device.
    AddDevice(Draft),
    /// The QR code for it.
    Enrolling {
        /// As the server began it, with its link.
        enrolment: EnrolmentView,
        /// The name from the form, in case it must be filled in again.
        device_name: String,
    },
    /// The device came.
    Registered(DeviceView),
    /// What can be set about the account.
    Own(Own),
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
    pub trouble: Option<Trouble>,
}

impl Screen {
    /// The name that tests know it by.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Loading => "loading",
            Self::Landing => "landing",
            Self::Failed(_) => "failed",
            Self::Overview => "overview",
            Self::Phones { adding: false } => "phones",
            Self::Phones { adding: true } => "add-phone",
            Self::AddDevice(_) => "add-device",
            Self::Enrolling { .. } => "enrolling",
            Self::Registered(_) => "registered",
            Self::Own(own) => own.name(),
            Self::Sessions => "sessions",
            Self::Activity => "activity",
        }
    }

    /// The document's title: where one is, then what this is.
    #[must_use]
    pub fn title(&self, texts: &Catalogue) -> String {
        let app = texts.text("app-title");
        let screen = match self {
            Self::Loading | Self::Landing | Self::Failed(_) | Self::Overview => return app,
            Self::Phones { adding: false } => texts.text("phones-title"),
            Self::Phones { adding: true } => texts.text("add-phone"),
            Self::AddDevice(_) => texts.text("add-title"),
            Self::Enrolling { .. } => texts.text("enrol-title"),
            Self::Registered(device) => texts.with("registered-title", &[("device", &device.name)]),
            Self::Own(own) => texts.text(&own.title_id()),
            Self::Sessions => texts.text("sessions-title"),
            Self::Activity => texts.text("activity-title"),
        };
        format!("{screen} · {app}")
    }

    /// The address that belongs to it; `None` where the address stays as it is.
    #[must_use]
    pub const fn address(&self) -> Option<&'static str> {
        match self {
            Self::Loading | Self::Landing | Self::Failed(_) => None,
            Self::Overview => Some(OVERVIEW),
            Self::Phones { adding: false } => Some(PHONES),
            Self::Phones { adding: true } => Some(ADD_PHONE),
            Self::AddDevice(_) | Self::Enrolling { .. } | Self::Registered(_) => Some(ADD_DEVICE),
            Self::Own(own) => own.address(),
            Self::Sessions => Some(SESSIONS),
            Self::Activity => Some(ACTIVITY),
        }
    }
}

/// A line about what just happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum News {
    /// The device with this name was removed.
    Removed(String),
    /// The person signed out.
    SignedOut,
    /// It went well; the text's id.
    Said(&'static str),
    /// It did not work.
    Trouble(Trouble),
}

/// Everything that is true on the page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct State {
    /// Which screen is on.
    pub screen: Screen,
    /// Who is signed in, as the server last said.
    pub account: Option<AccountView>,
    /// What just happened.
    pub news: Option<News>,
    /// How strong the new password is that is being typed, as far as the server has said.
    pub strength: Option<Strength>,
    /// Counts the changes of what stands there.
    pub turn: u32,
}

impl State {
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
            self.news = None;
        }
        if somebody_else || matches!(self.screen, Screen::Loading | Screen::Landing | Screen::Failed(_)) {
            self.screen = Screen::Overview;
        }
        self.account = Some(account);
    }

    /// The server could not say who is signed in, or said that nobody is.
    pub fn not_signed_in(&mut self, trouble: Trouble) {
        match (trouble, &self.screen) {
            (Trouble::SignedOut, _) => {
                // Whoever was signed in until now is told why that is over.
                self.news = self.account.take().map(|_| News::Trouble(Trouble::SignedOut));
                self.screen = Screen::Landing;
            }
            // What was typed is worth more than a list that is up to date.
            (
                _,
                Screen::Phones { .. }
                | Screen::AddDevice(_)
                | Screen::Enrolling { .. }
                | Screen::Registered(_)
                | Screen::Own(_),
            ) => {}
            (trouble, _) => {
                self.news = None;
                self.screen = Screen::Failed(trouble);
            }
        }
    }

    /// One of the screens that only show something.
    pub fn look_at(&mut self, screen: Screen) {
        self.news = None;
        self.screen = screen;
    }

    /// The form for a new device.
    pub fn add_device(&mut self) {
        let device_name = match &mut self.screen {
            Screen::Enrolling { device_name, .. } => std::mem::take(device_name),
            _ => String::new(),
        };
        self.news = None;
        self.screen = Screen::AddDevice(Draft { device_name, ..Draft::default() });
    }

    /// The phone numbers, or the way to a new one.
    pub fn phones(&mut self, adding: bool) {
        self.news = None;
        self.screen = Screen::Phones { adding };
    }

    /// The form is on its way.
    pub fn submitted(&mut self, device_name: &str) {
        self.screen = Screen::AddDevice(Draft { device_name: device_name.to_owned(), busy: true, trouble: None });
    }

    /// The server's answer to the form. An enrolment that nobody waits for any more is handed back, to be given up.
    #[must_use]
    pub fn begun(&mut self, begun: Result<EnrolmentView, Trouble>) -> Option<EnrolmentView> {
        let Screen::AddDevice(draft) = &mut self.screen else { return begun.ok() };
        match begun {
            Ok(unwanted) if !draft.busy => return Some(unwanted),
            Ok(enrolment) => {
                let device_name = std::mem::take(&mut draft.device_name);
                self.screen = Screen::Enrolling { enrolment, device_name };
            }
            Err(Trouble::SignedOut) => self.not_signed_in(Trouble::SignedOut),
            Err(trouble) => {
                draft.busy = false;
                draft.trouble = Some(trouble);
            }
        }
        None
    }

    /// The device came. If its QR code is no longer on the page, the list will show it.
    pub fn registered(&mut self, enrolment_id: &str, device: DeviceView) {
        if matches!(&self.screen, Screen::Enrolling { enrolment, .. } if enrolment.id == enrolment_id) {
            self.screen = Screen::Registered(device);
        }
    }

    /// Back to the overview. An enrolment that has not happened is handed back, to be given up.
    #[must_use]
    pub fn leave(&mut self) -> Option<EnrolmentView> {
        self.news = None;
        match std::mem::replace(&mut self.screen, Screen::Overview) {
            Screen::Enrolling { enrolment, .. } => Some(enrolment),
            _ => None,
        }
    }

    /// Nobody is signed in any more, as the person wanted.
    pub fn signed_out(&mut self) {
        *self = Self { screen: Screen::Landing, news: Some(News::SignedOut), ..Self::default() };
    }
}

#[cfg(test)]
mod tests;
