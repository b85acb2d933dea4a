//! What the account pages make of commands and of the server's answers to them.

use sluss_protocol::api::{FactorResetView, RecoveryCodes};
use sluss_protocol::password::Strength;

use super::command::{Command, CommandResult};
use super::error::AccountError;
use super::pages::{AccountNotice, Pages};
use super::screen::{RequestState, Screen, SettingsScreen};

impl Pages {
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

    /// A command is to be sent; `false` where another is on its way already.
    #[must_use]
    pub fn start(&mut self, command: &Command) -> bool {
        let Some(request) = self.screen.request().filter(|request| request.busy.is_none()) else { return false };
        *request = RequestState::sent(command.name());
        self.notice = None;
        true
    }

    /// The server's answer to a command. Whoever has gone elsewhere meanwhile is left there, unless the session is over with it.
    pub fn finish(&mut self, result: Result<CommandResult, AccountError>) {
        match result {
            Ok(CommandResult::FactorReset(FactorResetView { at: None })) => {
                *self = Self::over(SettingsScreen::FactorResetDone)
            }
            Ok(CommandResult::Erased) => *self = Self::over(SettingsScreen::Erased),
            Ok(CommandResult::SignedOut) => self.signed_out(),
            Ok(CommandResult::CodesMade(codes)) => self.show(codes),
            Ok(done) => {
                if done == CommandResult::CodesKept {
                    self.proposed = None;
                }
                (self.strength, self.turn) = (None, self.turn + 1);
                self.screen = Screen::Overview(RequestState::default());
                self.notice = Some(notice(done));
            }
            Err(AccountError::SignedOut) => self.not_signed_in(AccountError::SignedOut),
            // The proposal is over, or another was made since: neither will ever count.
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

    /// The sheet with codes that were made just now. Whoever did not wait for them finds them where they would be made anew.
    fn show(&mut self, codes: RecoveryCodes) {
        self.proposed = Some(codes.clone());
        if matches!(self.screen, Screen::Settings(SettingsScreen::Recovery(_))) {
            let sheet = SettingsScreen::Codes(codes, RequestState::default());
            (self.notice, self.screen) = (None, Screen::Settings(sheet));
        }
    }

    /// Nobody is signed in any more, and this screen says why.
    fn over(last: SettingsScreen) -> Self {
        Self { screen: Screen::Settings(last), ..Self::default() }
    }
}

/// What is said on *My account* once a command is done.
fn notice(done: CommandResult) -> AccountNotice {
    AccountNotice::Done(match done {
        CommandResult::DeviceRemoved(device) => return AccountNotice::Removed(device),
        CommandResult::TwoStepsRequired(true) => "two-steps-now-on",
        CommandResult::TwoStepsRequired(false) => "two-steps-now-off",
        CommandResult::CodesKept => "codes-count",
        CommandResult::FactorReset(_) => "factor-reset-now-planned",
        CommandResult::FactorResetUndone => "factor-reset-undone",
        _ => "password-changed",
    })
}

#[cfg(test)]
mod tests;
