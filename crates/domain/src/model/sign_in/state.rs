//! The step that a sign-in is at, and what is true there.

use serde::{Deserialize, Serialize};
use sluss_protocol::method::Method;
use sluss_protocol::sign_in::{EndReason, MethodOption, Step};

use crate::model::id::{AccountId, ApprovalId};
use crate::model::opener::Opener;
use crate::model::sign_in::evidence::Evidence;
use crate::model::sign_in::let_on::LetOn;
use crate::model::timestamp::Timestamp;

/// The step that a sign-in is at, and what is true there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "name", rename_all = "kebab-case")]
pub enum SignInState {
    /// Nobody has said who they are.
    Identify {
        /// The address as it was last typed, to be shown again.
        email: String,
    },
    /// An address was given; whether it has an account has not been looked up.
    Password {
        /// The address as typed.
        email: String,
        /// The method that was last chosen in the drop-down.
        method: Method,
        /// Why the next attempt is exempt from the wait that strangers cause, if it is.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        let_on: Option<LetOn>,
    },
    /// A password was typed but not checked, because strangers fail at this address; the sign-in waits for something
    /// that only the owner has.
    Extra {
        /// The address as typed.
        email: String,
        /// The method that was chosen with the password.
        method: Method,
        /// Whether a mail has been requested.
        mailed: bool,
    },
    /// The password was right, and the account's devices are being asked.
    Approval {
        /// The address as typed.
        email: String,
        /// The account whose password was right.
        account: AccountId,
        /// The request that the devices are asked by.
        approval: ApprovalId,
        /// The number that the page shows.
        number: String,
        /// The last moment to answer.
        expires_at: Timestamp,
        /// The account's reference in links, for the authenticator in this browser.
        #[serde(default)]
        reference: String,
    },
    /// The password was right, and the sign-in waits for a code.
    Challenge {
        /// The address as typed.
        email: String,
        /// The account whose password was right.
        account: AccountId,
        /// The QR code on the page.
        challenge: QrChallenge,
    },
    /// The password was right, and the person has to say which number to send the code to.
    SmsNumber {
        /// The address as typed.
        email: String,
        /// The account whose password was right.
        account: AccountId,
        /// The number as it was last typed, sealed for this sign-in.
        typed: String,
        /// When another code may be sent, once it has been requested too early.
        again_at: Option<Timestamp>,
    },
    /// The password was right, and the sign-in waits for a code that came by SMS if the number is registered.
    SmsCode {
        /// The address as typed.
        email: String,
        /// The account whose password was right.
        account: AccountId,
        /// The code that was sent, or would have been.
        challenge: SmsChallenge,
    },
    /// The password was right, and the person has to choose a second factor.
    Choose {
        /// The address as typed.
        email: String,
        /// The account whose password was right.
        account: AccountId,
        /// The method that was chosen before.
        tried: Method,
        /// The choices as they were found when this state began.
        options: Vec<MethodOption>,
    },
    /// The password was right, and the sign-in waits for a code that the person has at hand and needs no challenge for.
    #[serde(alias = "recovery")]
    Code {
        /// The address as typed.
        email: String,
        /// The account whose password was right.
        account: AccountId,
        /// The method whose code it is. States of an earlier version have none: they waited for a recovery code.
        #[serde(default = "recovery")]
        method: Method,
    },
    /// The sign-in is complete.
    Passed {
        /// The address as typed.
        email: String,
        /// The account, the method and the time.
        evidence: Evidence,
    },
    /// The sign-in is over without success.
    Ended {
        /// Decides what the last page says.
        reason: EndReason,
    },
}

const fn recovery() -> Method {
    Method::Recovery
}

impl SignInState {
    /// The address that was typed, at whatever step.
    #[must_use]
    pub fn email(&self) -> &str {
        match self {
            Self::Identify { email }
            | Self::Password { email, .. }
            | Self::Extra { email, .. }
            | Self::Approval { email, .. }
            | Self::Challenge { email, .. }
            | Self::SmsNumber { email, .. }
            | Self::SmsCode { email, .. }
            | Self::Choose { email, .. }
            | Self::Code { email, .. }
            | Self::Passed { email, .. } => email,
            Self::Ended { .. } => "",
        }
    }

    /// How far up the sign-in is, as in [`Step::height`].
    #[must_use]
    pub const fn height(&self) -> u8 {
        match self {
            Self::Identify { .. } => 0,
            Self::Password { .. } => 1,
            Self::Extra { .. }
            | Self::Approval { .. }
            | Self::Challenge { .. }
            | Self::SmsNumber { .. }
            | Self::Choose { .. }
            | Self::Code { .. } => 2,
            Self::SmsCode { .. } => 3,
            Self::Ended { .. } | Self::Passed { .. } => Step::OVER,
        }
    }

    /// The owner, once known: by the right password, by a recovery code before it, or at the end.
    #[must_use]
    pub const fn owner(&self) -> Option<&AccountId> {
        match self {
            Self::Password { let_on: Some(LetOn::Recovery { account, .. }), .. } => Some(account),
            Self::Passed { evidence, .. } => Some(&evidence.account),
            state => match state.between() {
                Some((account, _)) => Some(account),
                None => None,
            },
        }
    }

    /// What has opened the sign-in, and ends it when removed (S02).
    #[must_use]
    pub const fn opener(&self) -> Option<&Opener> {
        match self {
            Self::Password { let_on: Some(LetOn::Recovery { opener, .. }), .. } => Some(opener),
            Self::Passed { evidence, .. } => Some(&evidence.opener),
            _ => None,
        }
    }

    /// Between the password and the second step: whose password was right, and which method was chosen.
    #[must_use]
    pub const fn between(&self) -> Option<(&AccountId, Method)> {
        match self {
            Self::Approval { account, .. } => Some((account, Method::Pin)),
            Self::Challenge { account, .. } => Some((account, Method::Qr)),
            Self::SmsNumber { account, .. } | Self::SmsCode { account, .. } => Some((account, Method::Sms)),
            Self::Choose { account, tried, .. } => Some((account, *tried)),
            Self::Code { account, method, .. } => Some((account, *method)),
            Self::Identify { .. }
            | Self::Password { .. }
            | Self::Extra { .. }
            | Self::Passed { .. }
            | Self::Ended { .. } => None,
        }
    }
}

/// A QR code that waits for its answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct QrChallenge {
    /// The signed request, as the QR code holds it.
    pub link: String,
    /// The last moment to answer.
    pub expires_at: Timestamp,
    /// Wrong answers so far, which count for this QR code alone.
    pub wrong: u32,
}

/// A code by SMS that waits to be typed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SmsChallenge {
    /// The number that it went to if registered, sealed for this sign-in.
    pub number: String,
    /// The last digits of that number.
    pub hint: String,
    /// The keyed hash of the code.
    #[serde(rename = "proof")]
    pub tag: String,
    /// The last moment to type it.
    pub expires_at: Timestamp,
    /// Wrong codes so far.
    pub wrong: u32,
    /// When another code may be sent, once it has been requested too early.
    pub again_at: Option<Timestamp>,
}

impl SignInState {
    /// The previous step, with what was typed there; `None` if there is no way back.
    pub(crate) fn before(&self) -> Option<Self> {
        let email = self.email().to_owned();
        match self {
            Self::Password { .. } => Some(Self::Identify { email }),
            Self::SmsCode { account, challenge, .. } => Some(Self::SmsNumber {
                email,
                account: account.clone(),
                typed: challenge.number.clone(),
                again_at: None,
            }),
            Self::Extra { method, .. } => Some(Self::Password { email, method: *method, let_on: None }),
            state => state.between().map(|(_, method)| Self::Password { email, method, let_on: None }),
        }
    }
}

#[cfg(test)]
mod tests {
    use sluss_protocol::method::Method;
    use sluss_protocol::sign_in::UnavailableReason;

    use super::SignInState;

    #[test]
    fn f05_a_sign_in_of_an_earlier_version_goes_on_to_wait_for_a_recovery_code() {
        let kept = r#"{"name":"recovery","email":"anna@example.eu","account":"acc_aaaaaaaaaaaaaaaaaaaaaaaaaa"}"#;
        let state: SignInState = serde_json::from_str(kept).unwrap();
        assert_eq!(state.between().map(|(_, method)| method), Some(Method::Recovery));
    }

    #[test]
    fn e05_a_choice_of_an_earlier_version_still_says_why_a_method_cannot_be_used() {
        let kept = r#"{"name":"choose","email":"anna@example.eu","account":"acc_aaaaaaaaaaaaaaaaaaaaaaaaaa",
            "tried":"PASSWORD_SMS","options":[{"method":"PASSWORD_SMS","unfit":"no-number","mend":null}]}"#;
        let SignInState::Choose { options, .. } = serde_json::from_str(kept).unwrap() else { panic!("another state") };
        assert_eq!(options[0].unavailable, Some(UnavailableReason::Missing));
    }
}
