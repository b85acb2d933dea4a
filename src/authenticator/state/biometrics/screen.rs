//! The screens on which approving by fingerprint or face is switched on.

use super::{BiometricsCommand, Pin};
use crate::authenticator::state::error::AuthenticatorError;

/// How far the person is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BiometricsStep {
    /// The question after enrolment: *Yes* or *Skip*.
    Question,
    /// The PIN is to be typed once.
    Pin {
        /// The person is being verified.
        busy: bool,
        /// The id of the text that says what is wrong with what was typed, or with what came of it.
        wrong: Option<&'static str>,
    },
    /// It is on.
    On,
    /// This browser or this device cannot do it.
    Impossible,
}

/// The account that it is about, and how far the person is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BiometricsScreen {
    /// The account's record.
    pub id: String,
    /// The account, as the person knows it.
    pub account: String,
    /// How far the person is.
    pub step: BiometricsStep,
}

impl BiometricsScreen {
    /// The name that tests know the screen by.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self.step {
            BiometricsStep::Question => "biometrics",
            BiometricsStep::Pin { .. } => "biometrics-pin",
            BiometricsStep::On => "biometrics-on",
            BiometricsStep::Impossible => "biometrics-impossible",
        }
    }

    /// The person has typed the PIN.
    pub(in crate::authenticator::state) fn confirm(&mut self, typed: Option<Pin>) -> Option<BiometricsCommand> {
        let BiometricsStep::Pin { busy, wrong } = &mut self.step else { return None };
        if *busy {
            return None;
        }
        let Some(pin) = typed else {
            *wrong = Some("pin-form");
            return None;
        };
        (*busy, *wrong) = (true, None);
        Some(BiometricsCommand::SwitchOn { id: self.id.clone(), pin })
    }

    /// What came of it.
    pub(in crate::authenticator::state) fn switched_on(&mut self, result: Result<(), AuthenticatorError>) {
        self.step = match result {
            Ok(()) => BiometricsStep::On,
            Err(AuthenticatorError::NoPasskeyFunction) => BiometricsStep::Impossible,
            Err(AuthenticatorError::NoPasskey) => {
                BiometricsStep::Pin { busy: false, wrong: Some("biometrics-refused") }
            }
            Err(_) => BiometricsStep::Pin { busy: false, wrong: Some("biometrics-failed") },
        };
    }
}
