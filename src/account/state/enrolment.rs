//! Waiting for a new device to scan its QR code: what the server's answers mean.

use sluss_protocol::api::{DeviceView, EnrolmentState};

use super::error::AccountError;

/// What is known while waiting for the device.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct EnrolmentWait {
    /// Whether the last question got no answer, which the person is told.
    pub unanswered: bool,
}

/// What is to be done after an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EnrolmentEffect {
    /// Ask again after a pause.
    AskAgain,
    /// Report that the device has registered.
    Registered(DeviceView),
    /// Report that no device registered in time.
    Expired,
    /// Report that nobody is signed in here any more.
    SignedOut,
}

impl EnrolmentWait {
    /// Takes the server's answer, or the fact that none came.
    #[must_use]
    pub fn answered(&mut self, answer: Result<EnrolmentState, AccountError>) -> EnrolmentEffect {
        self.unanswered = false;
        match answer {
            Ok(EnrolmentState::Waiting) => EnrolmentEffect::AskAgain,
            Ok(EnrolmentState::Registered { device }) => EnrolmentEffect::Registered(device),
            Ok(EnrolmentState::Expired) | Err(AccountError::Changed) => EnrolmentEffect::Expired,
            Err(AccountError::SignedOut) => EnrolmentEffect::SignedOut,
            Err(_) => {
                self.unanswered = true;
                EnrolmentEffect::AskAgain
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use sluss_protocol::api::{DeviceView, EnrolmentState};

    use super::{AccountError, EnrolmentEffect, EnrolmentWait};

    #[test]
    fn a_device_is_waited_for_through_a_network_that_fails_for_a_while() {
        let mut wait = EnrolmentWait::default();
        for (answer, unanswered) in [
            (Ok(EnrolmentState::Waiting), false),
            (Err(AccountError::Unreachable), true),
            (Err(AccountError::Busy), true),
            (Ok(EnrolmentState::Waiting), false),
        ] {
            assert_eq!(wait.answered(answer), EnrolmentEffect::AskAgain);
            assert_eq!(wait.unanswered, unanswered);
        }
        let device = DeviceView {
            id: "dev_1".to_owned(),
            name: "Phone".to_owned(),
            added_at: 0,
            last_used_at: None,
            doubled_at: None,
            looks_like: None,
        };
        let came = Ok(EnrolmentState::Registered { device: device.clone() });
        assert_eq!(wait.answered(came), EnrolmentEffect::Registered(device));
    }

    #[test]
    fn the_wait_ends_with_the_enrolment_and_with_the_session() {
        let mut wait = EnrolmentWait::default();
        assert_eq!(wait.answered(Ok(EnrolmentState::Expired)), EnrolmentEffect::Expired);
        assert_eq!(wait.answered(Err(AccountError::Changed)), EnrolmentEffect::Expired);
        assert_eq!(wait.answered(Err(AccountError::SignedOut)), EnrolmentEffect::SignedOut);
    }
}
