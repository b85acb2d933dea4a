//! What can be asked about the own account: the screens for it, what leads from one to the next, and what the server's answers mean
//! there. Knows neither the browser nor the network, like `screen`.

use sluss_protocol::api::{NewPassword, PanicView, RecoveryCodes};
use sluss_protocol::password::Strength;
use sluss_protocol::account_page::AccountPage;

use super::pages::{AccountNotice, Screen, Pages};
use super::error::AccountError;

/// The address of the form for another password.
pub const PASSWORD: &str = AccountPage::Password.path();
/// The address of PANIC.
pub const PANIC: &str = AccountPage::Panic.path();
/// The address of the question whether there shall be new recovery codes.
pub const RECOVERY: &str = AccountPage::Recovery.path();
/// The address of the sheet with new ones.
pub const CODES: &str = "/account/recovery/codes";
/// The address of the end of the account.
pub const ERASE: &str = AccountPage::Erase.path();

/// Which of them is on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SettingsScreen {
    /// Another password.
    Password(RequestState),
    /// Everything that opens the second gate is deleted.
    Panic(RequestState),
    /// It is.
    PanicDone,
    /// Codes for the day when the phone is lost.
    Recovery(RequestState),
    /// Here they are; they count once the person has said that they are kept.
    Codes(RecoveryCodes, RequestState),
    /// The account is deleted.
    Erase(RequestState),
    /// It is.
    Erased,
}

/// What was asked of the server.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RequestState {
    /// The name of the wish that is on its way.
    pub busy: Option<&'static str>,
    /// What the server said about the last one.
    pub error: Option<AccountError>,
}

impl RequestState {
    /// Whether this wish is on its way.
    #[must_use]
    pub fn waits_for(&self, command: &str) -> bool {
        self.busy == Some(command)
    }
}

/// What can be asked.
#[derive(Clone, Debug)]
pub enum Command {
    /// How strong a password would be, and which turn of typing it is of.
    Judge(u32, String),
    /// Another password.
    Password(NewPassword),
    /// Two steps at every site, or no longer.
    TwoSteps(bool),
    /// The device with this id and name shall be removed.
    Remove(String, String),
    /// New recovery codes.
    Codes,
    /// They are kept: the proposal with this name shall count.
    Keep(String),
    /// PANIC, with the password.
    Panic(String),
    /// A planned one shall not be.
    UndoPanic,
    /// No account any more, with the password.
    Erase(String),
    /// No session any more.
    SignOut,
}

impl Command {
    /// Its name, by which a button knows that its work is going on.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Judge(..) => "judge",
            Self::Password(_) => "password",
            Self::TwoSteps(_) => "two-steps",
            Self::Remove(..) => "remove",
            Self::Codes => "codes",
            Self::Keep(_) => "keep",
            Self::Panic(_) => "panic",
            Self::UndoPanic => "undo-panic",
            Self::Erase(_) => "erase",
            Self::SignOut => "sign-out",
        }
    }
}

/// What came of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CommandResult {
    /// How strong the password of that turn would be, if the server could say.
    Judged(u32, Option<Strength>),
    /// The password is another one.
    Password,
    /// Whether two steps are needed at every site.
    TwoSteps(bool),
    /// The device of this name is gone.
    Removed(String),
    /// New codes, which do not count yet.
    Codes(RecoveryCodes),
    /// They do now.
    Kept,
    /// All is deleted, or will be.
    Panic(PanicView),
    /// Nothing will be.
    PanicUndone,
    /// There is no account any more.
    Erased,
    /// Nobody is signed in any more.
    SignedOut,
}

impl SettingsScreen {
    /// The screen at an address.
    #[must_use]
    pub fn at(path: &str) -> Option<Self> {
        let request = RequestState::default();
        Some(match path {
            PASSWORD => Self::Password(request),
            PANIC => Self::Panic(request),
            RECOVERY => Self::Recovery(request),
            ERASE => Self::Erase(request),
            _ => return None,
        })
    }

    /// The address that belongs to it; `None` where the address stays as it is.
    #[must_use]
    pub const fn address(&self) -> Option<&'static str> {
        match self {
            Self::Password(_) => Some(PASSWORD),
            Self::Panic(_) => Some(PANIC),
            Self::Recovery(_) => Some(RECOVERY),
            Self::Codes(..) => Some(CODES),
            Self::Erase(_) => Some(ERASE),
            Self::PanicDone | Self::Erased => None,
        }
    }

    /// The name that tests know it by, and in the id of its title.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Password(_) => "password",
            Self::Panic(_) => "panic",
            Self::PanicDone => "panic-done",
            Self::Recovery(_) => "recovery",
            Self::Codes(..) => "codes",
            Self::Erase(_) => "erase",
            Self::Erased => "erased",
        }
    }

    /// The id of its title.
    #[must_use]
    pub fn title_id(&self) -> String {
        format!("{}-title", self.name())
    }

    fn request(&mut self) -> Option<&mut RequestState> {
        match self {
            Self::Password(request)
            | Self::Panic(request)
            | Self::Recovery(request)
            | Self::Codes(_, request)
            | Self::Erase(request) => Some(request),
            Self::PanicDone | Self::Erased => None,
        }
    }
}

impl Pages {
    /// The sheet with new codes, as long as they wait; else the question whether there shall be any, and what became of them.
    pub(super) fn codes(&mut self) -> SettingsScreen {
        if let Some(codes) = &self.proposed {
            return SettingsScreen::Codes(codes.clone(), RequestState::default());
        }
        self.news = Some(AccountNotice::Know("codes-gone"));
        SettingsScreen::Recovery(RequestState::default())
    }

    /// Another key was pressed in a new password: whatever is asked about it belongs to this turn from now on.
    #[must_use]
    pub fn typed(&mut self, password: &str) -> u32 {
        self.turn += 1;
        if password.is_empty() {
            self.strength = None;
        }
        self.turn
    }

    /// The server said how strong a new password is. An answer about what no longer stands there is dropped.
    pub fn judged(&mut self, turn: u32, strength: Option<Strength>) {
        if self.turn == turn {
            self.strength = strength;
        }
    }

    /// A wish is on its way. `false`: another is already.
    #[must_use]
    pub fn start(&mut self, command: &Command) -> bool {
        let Some(request) = self.request().filter(|request| request.busy.is_none()) else { return false };
        *request = RequestState { busy: Some(command.name()), error: None };
        self.news = None;
        true
    }

    fn request(&mut self) -> Option<&mut RequestState> {
        match &mut self.screen {
            Screen::Overview(request) => Some(request),
            Screen::Settings(settings) => settings.request(),
            _ => None,
        }
    }

    /// The server's answer to a wish. Whoever has gone elsewhere meanwhile is left there, unless the session is over with it.
    pub fn finished(&mut self, finished: Result<CommandResult, AccountError>) {
        match finished {
            Ok(CommandResult::Panic(PanicView { at: None })) => *self = Self::over(SettingsScreen::PanicDone),
            Ok(CommandResult::Erased) => *self = Self::over(SettingsScreen::Erased),
            Ok(CommandResult::SignedOut) => self.signed_out(),
            Ok(CommandResult::Codes(codes)) => self.show(codes),
            Ok(finished) => {
                if finished == CommandResult::Kept {
                    self.proposed = None;
                }
                (self.strength, self.turn) = (None, self.turn + 1);
                self.screen = Screen::Overview(RequestState::default());
                self.news = Some(said(finished));
            }
            Err(AccountError::SignedOut) => self.not_signed_in(AccountError::SignedOut),
            // The proposal is over, or another was made since: neither will ever count.
            Err(AccountError::Changed) if matches!(self.screen, Screen::Settings(SettingsScreen::Codes(..))) => {
                self.proposed = None;
                self.screen = Screen::Settings(SettingsScreen::Recovery(RequestState::default()));
                self.news = Some(AccountNotice::Know("codes-over"));
            }
            Err(error) => {
                if let Some(request) = self.request() {
                    *request = RequestState { busy: None, error: Some(error) };
                }
            }
        }
    }

    /// The sheet with codes that were made just now. Whoever did not wait for them finds them where they would be made anew.
    fn show(&mut self, codes: RecoveryCodes) {
        self.proposed = Some(codes.clone());
        if matches!(self.screen, Screen::Settings(SettingsScreen::Recovery(_))) {
            (self.news, self.screen) = (None, Screen::Settings(SettingsScreen::Codes(codes, RequestState::default())));
        }
    }

    /// Nobody is signed in any more, and this says why.
    fn over(own: SettingsScreen) -> Self {
        Self { screen: Screen::Settings(own), ..Self::default() }
    }
}

/// What is told on *My account* once a wish is granted.
fn said(finished: CommandResult) -> AccountNotice {
    AccountNotice::Said(match finished {
        CommandResult::Removed(device) => return AccountNotice::Removed(device),
        CommandResult::TwoSteps(true) => "two-steps-now-on",
        CommandResult::TwoSteps(false) => "two-steps-now-off",
        CommandResult::Kept => "codes-count",
        CommandResult::Panic(_) => "panic-now-planned",
        CommandResult::PanicUndone => "panic-undone",
        _ => "password-changed",
    })
}

#[cfg(test)]
mod tests;
