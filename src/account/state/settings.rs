//! How commands and the server's answers to them change the account pages.

use sluss_protocol::api::{CodeSheet, FactorResetView};
use sluss_protocol::password::Strength;

use super::command::{Command, CommandResult};
use super::error::AccountError;
use super::pages::{AccountNotice, Pages};
use super::screen::{RequestState, Screen, SettingsScreen};

impl Pages {
    /// The new password has changed: questions about it belong to this change from now on.
    #[must_use]
    pub fn typed(&mut self, password: &str) -> u32 {
        self.turn += 1;
        if password.is_empty() {
            self.strength = None;
        }
        self.turn
    }

    /// The server said how strong a new password is. An answer about an earlier one is dropped.
    pub fn judged(&mut self, turn: u32, strength: Option<Strength>) {
        if self.turn == turn {
            self.strength = strength;
        }
    }

    /// A command is about to be sent; `false` if another is already on its way.
    #[must_use]
    pub fn start(&mut self, command: &Command) -> bool {
        let Some(request) = self.screen.request().filter(|request| request.busy.is_none()) else { return false };
        *request = RequestState::sent(command.name());
        self.notice = None;
        true
    }

    /// Takes the server's answer to a command. A person who has gone elsewhere meanwhile stays there, unless the session has ended.
    pub fn finish(&mut self, result: Result<CommandResult, AccountError>) {
        match result {
            Ok(CommandResult::FactorReset(FactorResetView { at: None })) => {
                *self = Self::over(SettingsScreen::FactorResetDone)
            }
            Ok(CommandResult::Erased) => *self = Self::over(SettingsScreen::Erased),
            Ok(CommandResult::SignedOut(_)) => self.signed_out(),
            Ok(CommandResult::CodesMade(codes)) => self.show(codes),
            Ok(done) => {
                if done == CommandResult::CodesKept {
                    self.proposed = None;
                }
                (self.strength, self.turn) = (None, self.turn + 1);
                self.screen = Screen::Overview(RequestState::default());
                let by_mail = self.account.as_ref().is_some_and(|account| account.safety.by_mail);
                self.notice = Some(notice(done, by_mail));
            }
            Err(AccountError::SignedOut) => self.not_signed_in(AccountError::SignedOut),
            // The proposal has expired, or a newer one was made: these codes will never be valid.
            Err(AccountError::Changed) if matches!(self.screen, Screen::Settings(SettingsScreen::Codes(..))) => {
                self.proposed = None;
                self.screen = Screen::Settings(SettingsScreen::Recovery(RequestState::default()));
                self.notice = Some(AccountNotice::Hint("codes-over"));
            }
            Err(error) => {
                if let Some(request) = self.screen.request() {
                    *request = RequestState::failed(error);
                }
            }
        }
    }

    /// Shows the sheet with codes that were just made. A person who did not wait finds them where new ones would be made.
    fn show(&mut self, codes: CodeSheet) {
        self.proposed = Some(codes.clone());
        if matches!(self.screen, Screen::Settings(SettingsScreen::Recovery(_))) {
            let sheet = SettingsScreen::Codes(codes, RequestState::default());
            (self.notice, self.screen) = (None, Screen::Settings(sheet));
        }
    }

    /// Nobody is signed in any more; this screen says why.
    fn over(last: SettingsScreen) -> Self {
        Self { screen: Screen::Settings(last), ..Self::default() }
    }
}

/// What *My account* says once a command is done.
fn notice(done: CommandResult, by_mail: bool) -> AccountNotice {
    AccountNotice::Done(match done {
        CommandResult::DeviceRemoved(device) => return AccountNotice::Removed(device),
        CommandResult::TwoStepsRequired(true) => "two-steps-now-on",
        CommandResult::TwoStepsRequired(false) => "two-steps-now-off",
        CommandResult::CodesKept => "codes-count",
        CommandResult::FactorReset(_) if by_mail => "factor-reset-now-planned",
        CommandResult::FactorReset(_) => "factor-reset-now-planned-no-mail",
        CommandResult::FactorResetUndone => "factor-reset-undone",
        CommandResult::Renamed => "name-changed",
        CommandResult::AddressAsked => "address-asked",
        _ => "password-changed",
    })
}

#[cfg(test)]
mod tests;
