//! Where a sign-in is, and what is true there.

use serde::{Deserialize, Serialize};
use sluss_protocol::method::Method;
use sluss_protocol::sign_in::{EndReason, MethodOption, Step};

use crate::model::id::{AccountId, ApprovalId};
use crate::model::opener::Opener;
use crate::model::sign_in::evidence::Evidence;
use crate::model::sign_in::let_on::LetOn;
use crate::model::timestamp::Timestamp;

/// Where a sign-in is, and what is true there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "name", rename_all = "kebab-case")]
pub enum SignInState {
    /// Nobody has said who they are. The address is what was typed last.
    Identify {
        /// As typed.
        email: String,
    },
    /// An address was given; whether anybody has it, nobody knows yet.
    Password {
        /// As typed.
        email: String,
        /// Chosen last.
        method: Method,
        /// Why the next try does not wait for what strangers do, if it does not.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        let_on: Option<LetOn>,
    },
    /// A password was typed that nobody looked at, since strangers fail at this address: something that only its owner has is awaited.
    Extra {
        /// As typed.
        email: String,
        /// Chosen last.
        method: Method,
        /// A mail was asked for.
        mailed: bool,
    },
    /// The password was right; the account's devices are asked.
    Approval {
        /// As typed.
        email: String,
        /// Whose password it was.
        account: AccountId,
        /// The request.
        approval: ApprovalId,
        /// What the page shows.
        number: String,
        /// The last moment to answer.
        expires_at: Timestamp,
        /// The account's name in links, for the app in this browser.
        #[serde(default)]
        reference: String,
    },
    /// The password was right; a code is awaited.
    Challenge {
        /// As typed.
        email: String,
        /// Whose password it was.
        account: AccountId,
        /// What was asked.
        challenge: QrChallenge,
    },
    /// The password was right; it is to be said which number the code shall go to.
    SmsNumber {
        /// As typed.
        email: String,
        /// Whose password it was.
        account: AccountId,
        /// The number as it was typed last, sealed for this sign-in.
        typed: String,
        /// When another code may be sent, once that has been asked for too early.
        again_at: Option<Timestamp>,
    },
    /// The password was right; a code is awaited, which came by SMS if the number is registered.
    SmsCode {
        /// As typed.
        email: String,
        /// Whose password it was.
        account: AccountId,
        /// What was sent, or would have been.
        challenge: SmsChallenge,
    },
    /// The password was right, and a second gate is to be chosen.
    Choose {
        /// As typed.
        email: String,
        /// Whose password it was.
        account: AccountId,
        /// Which was chosen before.
        tried: Method,
        /// What there is to choose from, as it was found when this state began.
        options: Vec<MethodOption>,
    },
    /// The password was right; a recovery code is awaited.
    Recovery {
        /// As typed.
        email: String,
        /// Whose password it was.
        account: AccountId,
    },
    /// Both gates are open.
    Passed {
        /// As typed.
        email: String,
        /// Who, how and when.
        evidence: Evidence,
    },
    /// Over without success.
    Ended {
        /// Why.
        reason: EndReason,
    },
}

impl SignInState {
    /// The address that was typed, wherever the sign-in is.
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
            | Self::Recovery { email, .. }
            | Self::Passed { email, .. } => email,
            Self::Ended { .. } => "",
        }
    }

    /// How far up it is, as in [`Step::height`].
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
            | Self::Recovery { .. } => 2,
            Self::SmsCode { .. } => 3,
            Self::Ended { .. } | Self::Passed { .. } => Step::OVER,
        }
    }

    /// Whose it is, as soon as that is known: by the right password, by a recovery code before it, or at the end.
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

    /// What has opened it, and ends it when it is taken away (S02).
    #[must_use]
    pub const fn opener(&self) -> Option<&Opener> {
        match self {
            Self::Password { let_on: Some(LetOn::Recovery { opener, .. }), .. } => Some(opener),
            Self::Passed { evidence, .. } => Some(&evidence.opener),
            _ => None,
        }
    }

    /// Between the gates: whose password was right, and which second gate was chosen.
    #[must_use]
    pub const fn between(&self) -> Option<(&AccountId, Method)> {
        match self {
            Self::Approval { account, .. } => Some((account, Method::Pin)),
            Self::Challenge { account, .. } => Some((account, Method::Qr)),
            Self::SmsNumber { account, .. } | Self::SmsCode { account, .. } => Some((account, Method::Sms)),
            Self::Choose { account, tried, .. } => Some((account, *tried)),
            Self::Recovery { account, .. } => Some((account, Method::Recovery)),
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
    /// The signed request, as the code holds it.
    pub link: String,
    /// The last moment to answer.
    pub expires_at: Timestamp,
    /// Wrong answers so far.
    pub wrong: u32,
}

/// A code that waits to be typed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SmsChallenge {
    /// Where it went if that is registered, sealed for this sign-in.
    pub number: String,
    /// The end of that number.
    pub hint: String,
    /// The code, as only we can compute it from the right one.
    #[serde(rename = "proof")]
    pub tag: String,
    /// The last moment to type it.
    pub expires_at: Timestamp,
    /// Wrong codes so far.
    pub wrong: u32,
    /// When another may be sent, once that has been asked for too early.
    pub again_at: Option<Timestamp>,
}

impl SignInState {
    /// The step before, with what was typed there; `None` where there is no way back.
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
