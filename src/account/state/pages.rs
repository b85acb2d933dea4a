//! Which screen of the account pages is on, for whom, and what leads from one to the next.

use sluss_protocol::account_page::AccountPage;
use sluss_protocol::api::{AccountView, DeviceView, EnrolmentView, RecoveryCodes};
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
    /// Something has to be known; the id of the text that says it.
    Hint(&'static str),
    /// Something did not work.
    Error(AccountError),
}

/// What the pages show, and what they know about whoever is signed in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pages {
    /// The screen that is on.
    pub screen: Screen,
    /// The account that is signed in, as the server described it last.
    pub account: Option<AccountView>,
    /// The line above the screen.
    pub notice: Option<AccountNotice>,
    /// How strong the new password is that is being typed, as far as the server has said.
    pub strength: Option<Strength>,
    /// Counts the changes of the new password, so that a late answer about an earlier one is known for what it is.
    pub turn: u32,
    /// New recovery codes that count once the person has confirmed that they are kept.
    pub proposed: Option<RecoveryCodes>,
}

impl Pages {
    /// What proves to the server that a request is ours; empty while nobody is signed in.
    #[must_use]
    pub fn csrf(&self) -> String {
        self.account.as_ref().map(|account| account.csrf.clone()).unwrap_or_default()
    }

    /// Whether this session may add and remove devices, as the server said last.
    #[must_use]
    pub fn may_change_factors(&self) -> bool {
        self.account.as_ref().is_some_and(|account| account.may_change_factors)
    }

    /// The server said who is signed in. Whoever is in the middle of something stays there, unless it is somebody else now.
    pub fn signed_in(&mut self, account: AccountView) {
        let mismatch = self.account.as_ref().is_some_and(|before| before.email != account.email);
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
            // Whoever was signed in until now learns why that is over.
            let notice = self.account.take().map(|_| AccountNotice::Error(AccountError::SignedOut));
            *self = Self { screen: Screen::Landing, notice, ..Self::default() };
        } else if self.account.is_none() {
            self.screen = Screen::Failed(error);
        } else if matches!(self.screen, Screen::Overview(_)) {
            // What is known is worth more than nothing at all, and the person is told that it may be old.
            self.notice = Some(AccountNotice::Error(error));
        }
    }

    /// The page came back as it was left, and the server could not say whether anybody is signed in still: nothing is shown then.
    pub fn hide(&mut self, error: AccountError) {
        *self = Self { screen: Screen::Failed(error), ..Self::default() };
    }

    /// To the screen of a page. An enrolment that has not happened is handed back, to be cancelled.
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
            // What is done is nothing to go back into.
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

    /// The sheet with new codes, as long as they wait; else the question whether there shall be any, and what became of them.
    fn codes(&mut self) -> SettingsScreen {
        if let Some(codes) = &self.proposed {
            return SettingsScreen::Codes(codes.clone(), RequestState::default());
        }
        self.notice = Some(AccountNotice::Hint("codes-gone"));
        SettingsScreen::Recovery(RequestState::default())
    }

    /// A new phone number has gone on from one stage to the next.
    pub fn phones(&mut self, stage: PhoneStage) {
        if matches!(self.screen, Screen::Phones(_)) {
            (self.notice, self.screen) = (None, Screen::Phones(stage));
        }
    }

    /// The form for a new device is on its way.
    pub fn submitted(&mut self, device_name: &str) {
        self.screen = Screen::AddDevice(Draft { device_name: device_name.to_owned(), busy: true, error: None });
    }

    /// The server's answer to the form. An enrolment that nobody waits for any more is handed back, to be cancelled.
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

    /// The device has come. If its QR code is no longer on the page, the list will show it.
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

    /// Nobody is signed in any more, as the person wanted.
    pub fn signed_out(&mut self) {
        *self = Self { screen: Screen::Landing, notice: Some(AccountNotice::Done("signed-out")), ..Self::default() };
    }
}

#[cfg(test)]
mod tests;
