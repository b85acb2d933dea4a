//! How far along a sign-in is, and whose second step it is at. Each height has an address, so that Back goes from one down to the previous.

use super::{SignInPage, Step};
use crate::method::Method;

impl SignInPage {
    /// The address that shows the step of this height, if the sign-in has come that far.
    #[must_use]
    pub fn address_of(&self, height: u8) -> String {
        let path = self.action.split('?').next().unwrap_or_default();
        format!("{path}?step={height}")
    }
}

impl Step {
    /// The height of a step that nothing follows.
    pub const OVER: u8 = 4;

    /// The method whose second step it is. The form sends it along in the field `method`, so that an answer to one method is never taken for
    /// one to another, which a sign-in in two windows may have got to meanwhile.
    #[must_use]
    pub const fn method(&self) -> Option<Method> {
        match self {
            Self::Approval { .. } => Some(Method::Pin),
            Self::QrCode { .. } => Some(Method::Qr),
            Self::SmsNumber { .. } | Self::SmsCode { .. } => Some(Method::Sms),
            Self::Code { method, .. } => Some(*method),
            Self::Identify { .. }
            | Self::Password { .. }
            | Self::Choose { .. }
            | Self::Extra { .. }
            | Self::Ended { .. }
            | Self::Passed { .. } => None,
        }
    }

    /// How far along the step is: Back goes from one height down to the previous, and steps of the same height replace each other.
    #[must_use]
    pub const fn height(&self) -> u8 {
        match self {
            Self::Identify { .. } => 0,
            Self::Password { .. } => 1,
            Self::Approval { .. }
            | Self::QrCode { .. }
            | Self::SmsNumber { .. }
            | Self::Choose { .. }
            | Self::Code { .. }
            | Self::Extra { .. } => 2,
            Self::SmsCode { .. } => 3,
            Self::Ended { .. } | Self::Passed { .. } => Self::OVER,
        }
    }
}
