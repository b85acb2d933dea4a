//! What happens in the whole app when the person approves by fingerprint or face, or switches that on or off.

use super::{Command, Message, Model, Screen};
use crate::authenticator::state::accounts::{Biometrics, ListedAccount};
use crate::authenticator::state::answer::{AnswerResult, FieldErrors};
use crate::authenticator::state::biometrics::{BiometricsCommand, BiometricsMessage, BiometricsScreen, BiometricsStep};
use crate::authenticator::state::error::AuthenticatorError;
use crate::authenticator::state::pin::Pin;

impl Model {
    pub(super) fn biometrics_happen(&mut self, message: BiometricsMessage) -> Vec<Command> {
        match message {
            BiometricsMessage::CanVerify(can) => self.can_verify = can,
            BiometricsMessage::Wanted(id) => {
                let step = match self.can_verify {
                    true => BiometricsStep::Pin { busy: false, wrong: None },
                    false => BiometricsStep::Impossible { passkey_left: false },
                };
                self.at_biometrics(&id, step);
            }
            BiometricsMessage::Confirmed(pin) => return self.confirm_biometrics(pin, false),
            BiometricsMessage::ConfirmedAnew(pin) => return self.confirm_biometrics(pin, true),
            BiometricsMessage::SwitchedOn(result) => {
                let result = result.map(|accounts| self.accounts = accounts);
                // Whoever has gone elsewhere meanwhile finds it on the list.
                if let Screen::Biometrics(screen) = &mut self.screen {
                    screen.switched_on(result);
                }
            }
            BiometricsMessage::Unwanted(id) => return vec![Command::Biometrics(BiometricsCommand::SwitchOff(id))],
            BiometricsMessage::SwitchedOff(Ok(accounts)) => self.accounts = accounts,
            BiometricsMessage::SwitchedOff(Err(error)) => self.screen = Screen::Error(error),
        }
        Vec::new()
    }

    fn confirm_biometrics(&mut self, pin: Option<Pin>, anew: bool) -> Vec<Command> {
        let Screen::Biometrics(screen) = &mut self.screen else { return Vec::new() };
        screen.confirm(pin, anew).map(Command::Biometrics).into_iter().collect()
    }

    /// The list; after an enrolment, first the question, where this device can verify the person and nobody has said yes before.
    pub(super) fn leave_for_home(&mut self) -> Vec<Command> {
        if let (Screen::Enrolled { id, .. }, true) = (&self.screen, self.can_verify) {
            let id = id.clone();
            if self.biometrics(&id) == Biometrics::Off && self.at_biometrics(&id, BiometricsStep::Question) {
                return Vec::new();
            }
        }
        self.show_and_take_link(Screen::Home)
    }

    /// Whether something stands for the PIN of the account with this record.
    #[must_use]
    pub fn biometrics(&self, id: &str) -> Biometrics {
        self.accounts.iter().find(|account| account.id == id).map_or(Biometrics::Off, |account| account.biometrics)
    }

    fn at_biometrics(&mut self, id: &str, step: BiometricsStep) -> bool {
        let Some(ListedAccount { id, device, .. }) = self.accounts.iter().find(|account| account.id == id) else {
            return false;
        };
        let (id, account) = (id.clone(), device.account_label.clone());
        self.screen = Screen::Biometrics(BiometricsScreen { id, account, step });
        true
    }

    /// The person wants to approve the request on the screen with this number, and without typing the PIN.
    pub(super) fn answer_by_biometrics(&mut self, number: String) -> Vec<Command> {
        let Screen::Approve { request, busy, wrong } = &mut self.screen else { return Vec::new() };
        if std::mem::replace(busy, true) {
            return Vec::new();
        }
        *wrong = FieldErrors::default();
        vec![Command::AnswerByBiometrics(request.pending.clone(), number)]
    }

    pub(super) fn answered_by_biometrics(
        &mut self,
        result: Result<AnswerResult, AuthenticatorError>,
        accounts: Option<Vec<ListedAccount>>,
    ) -> Vec<Command> {
        if let Some(accounts) = accounts {
            self.accounts = accounts;
        }
        self.happen(Message::AnswerSent(result))
    }

    /// A PIN that was typed rightly ends the failures before it.
    pub(super) fn pin_was_right(&mut self, id: &str) {
        for account in self.accounts.iter_mut().filter(|account| account.id == id) {
            if account.biometrics == Biometrics::PinFirst {
                account.biometrics = Biometrics::On;
            }
        }
    }
}
