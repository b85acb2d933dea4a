//! The screens on which approving by fingerprint or face is switched on.

use super::BiometricsCommand;
use crate::authenticator::state::error::AuthenticatorError;
use crate::authenticator::state::pin::Pin;

/// The id of the text that says that the passkey of other accounts was not shown. Browsers do not say whether it is gone or the person has cancelled, so
/// another is made only if the person says so.
pub const KNOWN_REFUSED: &str = "biometrics-known-refused";

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
    Impossible {
        /// That showed only when a passkey was made, which may be in the device now.
        passkey_left: bool,
    },
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
            BiometricsStep::Impossible { .. } => "biometrics-impossible",
        }
    }

    /// The person has typed the PIN. `anew`: the passkey of before is gone.
    pub(in crate::authenticator::state) fn confirm(
        &mut self,
        typed: Option<Pin>,
        anew: bool,
    ) -> Option<BiometricsCommand> {
        let BiometricsStep::Pin { busy, wrong } = &mut self.step else { return None };
        if *busy {
            return None;
        }
        let Some(pin) = typed else {
            *wrong = Some("pin-form");
            return None;
        };
        (*busy, *wrong) = (true, None);
        Some(BiometricsCommand::SwitchOn { id: self.id.clone(), pin, anew })
    }

    /// What came of it.
    pub(in crate::authenticator::state) fn switched_on(&mut self, result: Result<(), AuthenticatorError>) {
        self.step = match result {
            Ok(()) => BiometricsStep::On,
            Err(AuthenticatorError::NoPasskeyFunction) => BiometricsStep::Impossible { passkey_left: true },
            Err(AuthenticatorError::KnownPasskeyNotShown) => {
                BiometricsStep::Pin { busy: false, wrong: Some(KNOWN_REFUSED) }
            }
            Err(AuthenticatorError::NoPasskey) => {
                BiometricsStep::Pin { busy: false, wrong: Some("biometrics-refused") }
            }
            Err(_) => BiometricsStep::Pin { busy: false, wrong: Some("biometrics-failed") },
        };
    }
}
