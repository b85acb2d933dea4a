//! The screens of the account pages, with what is true on each. Every screen that somebody can come to has a page, and going from one to
//! another works the same by a button as by the browser's Back.

use sluss_protocol::account_page::AccountPage;
use sluss_protocol::api::{CodeSheet, DeviceView, EnrolmentView};

use super::error::AccountError;
use crate::i18n::Catalogue;

/// The screen that is shown, with what is true on it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Screen {
    /// The server has not said yet who is signed in.
    #[default]
    Loading,
    /// Nobody is signed in.
    Landing,
    /// The server could not say who is signed in.
    Failed(AccountError),
    /// *My account*, the first page.
    Overview(RequestState),
    /// The phone numbers, or the way to a new one.
    Phones(PhoneStage),
    /// The form for a new device.
    AddDevice(Draft),
    /// The QR code for a new device.
    Enrolling {
        /// As the server began it, with its link.
        enrolment: EnrolmentView,
        /// The name from the form, in case it must be filled in again.
        device_name: String,
    },
    /// No device scanned the QR code in time.
    Expired {
        /// The name from the form, which the next form begins with.
        device_name: String,
    },
    /// The new device, once it has registered.
    Registered(DeviceView),
    /// One of the screens that change the account's settings.
    Settings(SettingsScreen),
    /// The sessions of the account.
    Sessions,
    /// What has happened to the account.
    Activity,
}

/// The form for a new device, apart from its fields.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    /// The name that the form begins with.
    pub device_name: String,
    /// Whether the form is on its way to the server.
    pub busy: bool,
    /// What the server said about the last try.
    pub error: Option<AccountError>,
}

/// A screen that changes the account's settings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SettingsScreen {
    /// The form to change the name.
    Name(RequestState),
    /// The form that asks for another email address.
    Address(RequestState),
    /// The form to change the password.
    Password(RequestState),
    /// PANIC, which deletes every second factor.
    FactorReset(RequestState),
    /// PANIC was carried out, and nobody is signed in any more.
    FactorResetDone,
    /// The question whether to make recovery codes.
    Recovery(RequestState),
    /// The sheet of new recovery codes. They become valid once the person has confirmed that they are saved.
    Codes(CodeSheet, RequestState),
    /// The form that deletes the account, with its password.
    Erase(RequestState),
    /// The account is deleted, and nobody is signed in any more.
    Erased,
}

/// The progress of the command that a screen has sent.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RequestState {
    /// The name of the command that is on its way.
    pub busy: Option<&'static str>,
    /// Why the last one failed.
    pub error: Option<AccountError>,
}

/// How far a person has come in adding a phone number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PhoneStage {
    /// At the list of numbers.
    List,
    /// At the form for a new one.
    Form,
    /// At the field for the code that was sent to it.
    Code,
}

impl Screen {
    /// The name by which tests and the focus tell screens apart.
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

    /// A key for the screen's elements: screens with different keys get new elements, so that nothing that a translator or an extension did
    /// to the old ones carries over. The stages of a new phone number share a key.
    #[must_use]
    pub const fn key(&self) -> &'static str {
        match self {
            Self::Phones(_) => "phones",
            _ => self.name(),
        }
    }

    /// The words of its heading.
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

    /// The document's title: the heading, followed by the service's name.
    #[must_use]
    pub fn title(&self, texts: &Catalogue, service: &str) -> String {
        format!("{} · {service}", self.heading(texts))
    }

    /// The page whose path belongs to it; `None` if the address stays as it is.
    #[must_use]
    pub const fn page(&self) -> Option<AccountPage> {
        match self {
            Self::Loading | Self::Landing | Self::Failed(_) => None,
            Self::Overview(_) => Some(AccountPage::Overview),
            Self::Phones(stage) => Some(stage.page()),
            Self::AddDevice(_) => Some(AccountPage::AddDevice),
            Self::Enrolling { .. } | Self::Expired { .. } => Some(AccountPage::DeviceCode),
            Self::Registered(_) => Some(AccountPage::DeviceAdded),
            Self::Settings(settings) => settings.page(),
            Self::Sessions => Some(AccountPage::Sessions),
            Self::Activity => Some(AccountPage::Activity),
        }
    }

    /// The progress of the command that this screen has sent; `None` if it sends none.
    pub(super) const fn request(&mut self) -> Option<&mut RequestState> {
        match self {
            Self::Overview(request) => Some(request),
            Self::Settings(settings) => settings.request(),
            _ => None,
        }
    }
}

impl SettingsScreen {
    /// The screen of a page, as it looks to somebody who has just come to it.
    #[must_use]
    pub fn at(page: AccountPage) -> Option<Self> {
        let request = RequestState::default();
        Some(match page {
            AccountPage::Name => Self::Name(request),
            AccountPage::Address => Self::Address(request),
            AccountPage::Password => Self::Password(request),
            AccountPage::FactorReset => Self::FactorReset(request),
            AccountPage::Recovery => Self::Recovery(request),
            AccountPage::Erase => Self::Erase(request),
            _ => return None,
        })
    }

    /// The page whose path belongs to it; `None` if the address stays as it is.
    #[must_use]
    pub const fn page(&self) -> Option<AccountPage> {
        match self {
            Self::Name(_) => Some(AccountPage::Name),
            Self::Address(_) => Some(AccountPage::Address),
            Self::Password(_) => Some(AccountPage::Password),
            Self::FactorReset(_) => Some(AccountPage::FactorReset),
            Self::Recovery(_) => Some(AccountPage::Recovery),
            Self::Codes(..) => Some(AccountPage::RecoveryCodes),
            Self::Erase(_) => Some(AccountPage::Erase),
            Self::FactorResetDone | Self::Erased => None,
        }
    }

    /// The name by which tests tell screens apart, and which begins the id of its title.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Name(_) => "name",
            Self::Address(_) => "address",
            Self::Password(_) => "password",
            Self::FactorReset(_) => "factor-reset",
            Self::FactorResetDone => "factor-reset-done",
            Self::Recovery(_) => "recovery",
            Self::Codes(..) => "codes",
            Self::Erase(_) => "erase",
            Self::Erased => "erased",
        }
    }

    /// The id of the text of its title.
    #[must_use]
    pub fn title_id(&self) -> String {
        format!("{}-title", self.name())
    }

    const fn request(&mut self) -> Option<&mut RequestState> {
        match self {
            Self::Name(request)
            | Self::Address(request)
            | Self::Password(request)
            | Self::FactorReset(request)
            | Self::Recovery(request)
            | Self::Codes(_, request)
            | Self::Erase(request) => Some(request),
            Self::FactorResetDone | Self::Erased => None,
        }
    }
}

impl RequestState {
    /// A command of this name has been sent.
    #[must_use]
    pub const fn sent(command: &'static str) -> Self {
        Self { busy: Some(command), error: None }
    }

    /// The last command failed.
    #[must_use]
    pub const fn failed(error: AccountError) -> Self {
        Self { busy: None, error: Some(error) }
    }

    /// Whether the command of this name is on its way.
    #[must_use]
    pub fn waits_for(&self, command: &str) -> bool {
        self.busy == Some(command)
    }
}

impl PhoneStage {
    /// The stage that a page leads to. Only somebody who comes from the form is asked for a code.
    #[must_use]
    pub const fn at(page: AccountPage) -> Option<Self> {
        match page {
            AccountPage::Phones => Some(Self::List),
            AccountPage::AddPhone | AccountPage::PhoneCode => Some(Self::Form),
            _ => None,
        }
    }

    /// The page whose path belongs to it.
    #[must_use]
    pub const fn page(self) -> AccountPage {
        match self {
            Self::List => AccountPage::Phones,
            Self::Form => AccountPage::AddPhone,
            Self::Code => AccountPage::PhoneCode,
        }
    }

    /// The name by which tests tell screens apart.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::List => "phones",
            Self::Form => "add-phone",
            Self::Code => "phone-code",
        }
    }

    /// The id of the text of its title.
    #[must_use]
    pub const fn title_id(self) -> &'static str {
        match self {
            Self::List => "phones-title",
            Self::Form => "add-phone",
            Self::Code => "phone-code-title",
        }
    }
}
