//! The account pages as a state machine: a message in, the new state and its effects out. The messages are what the person does, what the
//! server answers and what the browser reports; the browser carries out the effects.

use sluss_protocol::account_page::AccountPage;
use sluss_protocol::api::{AccountView, DeviceView, EnrolmentView, NewEnrolment};
use sluss_protocol::language::Language;

use super::command::{Command, CommandResult};
use super::error::AccountError;
use super::pages::{AccountNotice, Pages};
use super::screen::{PhoneStage, Screen};
use crate::i18n::{Catalogue, LoadedTexts};

/// The state of the account pages.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct AccountState {
    /// The texts of the current language.
    pub texts: LoadedTexts,
    /// The browser restored the page, which is not shown until the server has said who is signed in now.
    pub veiled: bool,
    /// What is shown, and to whom.
    pub pages: Pages,
}

/// Something that has happened.
#[derive(Clone, Debug)]
pub enum AccountMessage {
    /// The texts of a language have come, or could not be loaded.
    Texts(Option<Catalogue>),
    /// The server has said who is signed in, or could not.
    Account(Result<AccountView, AccountError>),
    /// Ask again who is signed in.
    Reload,
    /// The browser has restored the page from its memory.
    Restored,
    /// The person has chosen another language.
    LanguageChosen(Language),
    /// The person has followed a link or pressed a button that leads to a page.
    Go(AccountPage),
    /// The person has gone back or forward in the browser's history.
    Moved,
    /// The form for a new device was sent.
    DeviceSubmitted(NewEnrolment),
    /// The server has answered the form for a new device.
    EnrolmentBegun(Result<EnrolmentView, AccountError>),
    /// The device of the enrolment with this id has registered.
    DeviceRegistered(String, DeviceView),
    /// The enrolment with this id has expired without a device.
    EnrolmentExpired(String),
    /// A new phone number is at another stage.
    PhoneStage(PhoneStage),
    /// The field for a new password has changed.
    PasswordTyped(String),
    /// The field has not changed for [`READING_MS`] since this change.
    PasswordRead(u32, String),
    /// The person wants something done.
    Command(Command),
    /// The server has answered a command.
    CommandDone(Result<CommandResult, AccountError>),
}

/// Something that the browser has to do.
#[derive(Clone, Debug)]
pub enum AccountEffect {
    /// Ask the server who is signed in, and report it as [`AccountMessage::Account`].
    LoadAccount,
    /// Remember the language in this browser, save it for the account if somebody is signed in, and load its texts.
    ChangeLanguage {
        /// The chosen language.
        language: Language,
        /// Whether there is an account to save it for.
        save: bool,
    },
    /// Send the form for a new device, and report the answer as [`AccountMessage::EnrolmentBegun`].
    BeginEnrolment(NewEnrolment),
    /// Cancel the enrolment with this id. If that fails, it expires by itself in five minutes.
    CancelEnrolment(String),
    /// Report [`AccountMessage::PasswordRead`] once nobody has typed for a while, in place of any earlier report.
    ReadPassword(u32, String),
    /// Cancel the report about the password.
    ForgetPassword,
    /// Send a command, and report the answer as [`AccountMessage::CommandDone`].
    Send(Command),
    /// Put the page's path into the address, with a way back to the one before.
    Push(AccountPage),
    /// Put the page's path into the address in place of the one before.
    Replace(AccountPage),
    /// Leave for this page of the server, for good.
    Leave(String),
    /// Give the focus to the field that is wrong, once the screen is drawn.
    FocusError,
}

/// How long nobody must have typed before the password is judged.
pub const READING_MS: u32 = 400;

impl AccountState {
    /// Takes a message. `path` is what the browser's address says at the moment.
    #[must_use]
    pub fn update(&mut self, message: AccountMessage, path: &str) -> Vec<AccountEffect> {
        // The first screen takes the place of the requested one, and after Back or Forward the browser is already there.
        let back = self.pages.screen.page().is_some() && !matches!(message, AccountMessage::Moved);
        let mut effects = self.take(message, path);
        if let Some(page) = self.pages.screen.page().filter(|page| page.path() != path) {
            effects.push(if back { AccountEffect::Push(page) } else { AccountEffect::Replace(page) });
        }
        effects
    }

    fn take(&mut self, message: AccountMessage, path: &str) -> Vec<AccountEffect> {
        match message {
            AccountMessage::Texts(texts) => {
                if !self.texts.take(texts) {
                    self.pages.notice = Some(AccountNotice::Error(AccountError::Unreachable));
                }
            }
            AccountMessage::Account(account) => return self.account(account, path),
            AccountMessage::Reload => return self.reload(),
            AccountMessage::Restored => {
                self.veiled = true;
                return self.reload();
            }
            AccountMessage::LanguageChosen(language) => {
                return vec![AccountEffect::ChangeLanguage { language, save: self.pages.account.is_some() }];
            }
            AccountMessage::Go(page) => return self.go(page),
            AccountMessage::Moved => return self.go(AccountPage::parse(path).unwrap_or_default()),
            AccountMessage::DeviceSubmitted(wanted) => {
                self.pages.submitted(&wanted.device_name);
                return vec![AccountEffect::BeginEnrolment(wanted)];
            }
            AccountMessage::EnrolmentBegun(begun) => {
                let failed = begun.is_err().then_some(AccountEffect::FocusError);
                let unwanted = self.pages.begun(begun);
                return cancel(unwanted).into_iter().chain(failed).collect();
            }
            AccountMessage::DeviceRegistered(enrolment, device) => {
                self.pages.registered(&enrolment, device);
                return self.reload();
            }
            AccountMessage::EnrolmentExpired(enrolment) => self.pages.expired(&enrolment),
            AccountMessage::PhoneStage(stage) => self.pages.phones(stage),
            AccountMessage::PasswordTyped(password) => return vec![self.typed(password)],
            AccountMessage::PasswordRead(turn, password) => {
                return vec![AccountEffect::Send(Command::JudgePassword(turn, password))];
            }
            AccountMessage::Command(command) => {
                return self.pages.start(&command).then_some(AccountEffect::Send(command)).into_iter().collect();
            }
            AccountMessage::CommandDone(Ok(CommandResult::Judged(turn, strength))) => {
                self.pages.judged(turn, strength);
            }
            AccountMessage::CommandDone(result) => return self.finish(result),
        }
        Vec::new()
    }

    fn account(&mut self, account: Result<AccountView, AccountError>, path: &str) -> Vec<AccountEffect> {
        let veiled = std::mem::take(&mut self.veiled);
        match account {
            Ok(account) => {
                let first = self.pages.screen.page().is_none();
                self.pages.signed_in(account);
                if first {
                    return cancel(self.pages.go(AccountPage::parse(path).unwrap_or_default()));
                }
            }
            Err(error) if veiled && error != AccountError::SignedOut => self.pages.hide(error),
            Err(error) => self.pages.not_signed_in(error),
        }
        Vec::new()
    }

    /// Asks who is signed in. A person who waits for nothing else sees that it is loading.
    fn reload(&mut self) -> Vec<AccountEffect> {
        if matches!(self.pages.screen, Screen::Failed(_)) {
            self.pages.screen = Screen::Loading;
        }
        vec![AccountEffect::LoadAccount]
    }

    /// Goes to a page, and cancels what is unfinished. What *My account* shows is requested again.
    fn go(&mut self, page: AccountPage) -> Vec<AccountEffect> {
        let mut effects = cancel(self.pages.go(page));
        if self.pages.screen.page().is_none_or(|here| here == AccountPage::Overview) {
            effects.extend(self.reload());
        }
        effects
    }

    /// Asks how strong a password is once nobody has typed for a while. The next key cancels the question.
    fn typed(&mut self, password: String) -> AccountEffect {
        let turn = self.pages.typed(&password);
        if password.is_empty() { AccountEffect::ForgetPassword } else { AccountEffect::ReadPassword(turn, password) }
    }

    fn finish(&mut self, result: Result<CommandResult, AccountError>) -> Vec<AccountEffect> {
        let failed = result.is_err();
        let leave = match &result {
            Ok(CommandResult::SignedOut(Some(told))) => Some(AccountEffect::Leave(told.page.clone())),
            _ => None,
        };
        // What was refused because it had changed is shown in its new state.
        let changed = !matches!(&result, Err(error) if *error != AccountError::Changed);
        self.pages.finish(result);
        let mut effects = Vec::new();
        if changed && self.pages.account.is_some() {
            effects.extend(self.reload());
        }
        effects.extend(failed.then_some(AccountEffect::FocusError));
        effects.extend(leave);
        effects
    }
}

fn cancel(unwanted: Option<EnrolmentView>) -> Vec<AccountEffect> {
    unwanted.map(|enrolment| AccountEffect::CancelEnrolment(enrolment.id)).into_iter().collect()
}

#[cfg(test)]
mod tests;
