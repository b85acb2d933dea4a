//! Which screen of the account pages is shown, for whom, and what leads from one to the next.

use sluss_protocol::account_page::AccountPage;
use sluss_protocol::api::{AccountView, CodeSheet, DeviceView, EnrolmentView};
use sluss_protocol::password::Strength;

use super::error::AccountError;
use super::screen::{Draft, PhoneStage, RequestState, Screen, SettingsScreen};

/// A line about what just happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AccountNotice {
    /// The device with this name was removed.
    Removed(String),
    /// Something went well; the id of the text that says so.
    Done(&'static str),
    /// Something that the person should know; the id of the text that says it.
    Hint(&'static str),
    /// Something did not work.
    Error(AccountError),
}

/// What the pages show, and what they know about the person who is signed in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pages {
    /// The screen that is shown.
    pub screen: Screen,
    /// The account that is signed in, as the server last described it.
    pub account: Option<AccountView>,
    /// The line above the screen.
    pub notice: Option<AccountNotice>,
    /// How strong the new password that is being typed is, as far as the server has said.
    pub strength: Option<Strength>,
    /// Counts the changes of the new password, so that late answers about earlier ones are recognised.
    pub turn: u32,
    /// New recovery codes, which become valid once the person has confirmed that they are saved.
    pub proposed: Option<CodeSheet>,
}

impl Pages {
    /// What proves to the server that a request is ours; empty while nobody is signed in.
    #[must_use]
    pub fn csrf(&self) -> String {
        self.account.as_ref().map(|account| account.csrf.clone()).unwrap_or_default()
    }

    /// Whether this session may add and remove devices, as the server last said.
    #[must_use]
    pub fn may_change_factors(&self) -> bool {
        self.account.as_ref().is_some_and(|account| account.may_change_factors)
    }

    /// The server said who is signed in. A person in the middle of something stays there, unless it is now a different person.
    pub fn signed_in(&mut self, account: AccountView) {
        let mismatch = self.account.as_ref().is_some_and(|before| before.account_ref != account.account_ref);
        if mismatch {
            *self = Self::default();
        }
        if mismatch || self.screen.page().is_none() {
            self.screen = Screen::Overview(RequestState::default());
        }
        self.account = Some(account);
    }

    /// The server could not say who is signed in, or said that nobody is.
    pub fn not_signed_in(&mut self, error: AccountError) {
        if error == AccountError::SignedOut {
            // The person who was signed in until now learns why that has ended.
            let notice = self.account.take().map(|_| AccountNotice::Error(AccountError::SignedOut));
            *self = Self { screen: Screen::Landing, notice, ..Self::default() };
        } else if self.account.is_none() {
            self.screen = Screen::Failed(error);
        } else if matches!(self.screen, Screen::Overview(_)) {
            // What is known is better than nothing, and the person is told that it may be out of date.
            self.notice = Some(AccountNotice::Error(error));
        }
    }

    /// The browser restored the page, and the server could not say whether anybody is still signed in: nothing is shown then.
    pub fn hide(&mut self, error: AccountError) {
        *self = Self { screen: Screen::Failed(error), ..Self::default() };
    }

    /// Goes to the screen of a page. An unfinished enrolment is returned, to be cancelled.
    #[must_use]
    pub fn go(&mut self, page: AccountPage) -> Option<EnrolmentView> {
        if self.screen.page().is_none_or(|here| here == page) {
            return None;
        }
        let before = std::mem::take(&mut self.screen);
        (self.notice, self.strength, self.turn) = (None, None, self.turn + 1);
        let (unwanted, device_name) = match before {
            Screen::Enrolling { enrolment, device_name } => (Some(enrolment), Some(device_name)),
            Screen::Expired { device_name } => (None, Some(device_name)),
            // A finished screen is nothing to go back to.
            Screen::Registered(_) => (None, None),
            _ => (None, Some(String::new())),
        };
        self.screen = self.screen_at(page, device_name);
        unwanted
    }

    fn screen_at(&mut self, page: AccountPage, device_name: Option<String>) -> Screen {
        if let Some(settings) = SettingsScreen::at(page) {
            return Screen::Settings(settings);
        }
        if let Some(stage) = PhoneStage::at(page) {
            return Screen::Phones(stage);
        }
        match (page, device_name) {
            (AccountPage::RecoveryCodes, _) => Screen::Settings(self.codes()),
            (AccountPage::AddDevice | AccountPage::DeviceCode, Some(device_name)) if self.may_change_factors() => {
                Screen::AddDevice(Draft { device_name, ..Draft::default() })
            }
            (AccountPage::Sessions, _) => Screen::Sessions,
            (AccountPage::Activity, _) => Screen::Activity,
            _ => Screen::Overview(RequestState::default()),
        }
    }

    /// The sheet with new codes while they wait; otherwise the question whether to make any, and what became of the last ones.
    fn codes(&mut self) -> SettingsScreen {
        if let Some(codes) = &self.proposed {
            return SettingsScreen::Codes(codes.clone(), RequestState::default());
        }
        self.notice = Some(AccountNotice::Hint("codes-gone"));
        SettingsScreen::Recovery(RequestState::default())
    }

    /// Adding a phone number has moved on from one stage to the next.
    pub fn phones(&mut self, stage: PhoneStage) {
        if matches!(self.screen, Screen::Phones(_)) {
            (self.notice, self.screen) = (None, Screen::Phones(stage));
        }
    }

    /// The form for a new device is on its way.
    pub fn submitted(&mut self, device_name: &str) {
        self.screen = Screen::AddDevice(Draft { device_name: device_name.to_owned(), busy: true, error: None });
    }

    /// Takes the server's answer to the form. An enrolment that nobody waits for any more is returned, to be cancelled.
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

    /// The device has registered. If its QR code is no longer on the page, the list will show it.
    pub fn registered(&mut self, enrolment_id: &str, device: DeviceView) {
        if self.enrols(enrolment_id) {
            self.screen = Screen::Registered(device);
        }
    }

    /// No device has scanned the QR code in time.
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

    /// The person has signed out.
    pub fn signed_out(&mut self) {
        *self = Self { screen: Screen::Landing, notice: Some(AccountNotice::Done("signed-out")), ..Self::default() };
    }
}

#[cfg(test)]
mod tests;
