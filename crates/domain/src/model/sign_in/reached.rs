//! The furthest that a sign-in has come.

use crate::model::sign_in::state::SignInState;

/// The furthest that somebody has come in a sign-in; going back does not lower it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reached {
    /// Nobody has said who they are.
    #[default]
    Begun,
    /// An address was given, which anybody can do.
    Named,
    /// A right password was given: it is somebody we know.
    Known,
}

impl Reached {
    /// The number in the store; further is greater.
    #[must_use]
    pub const fn number(self) -> i64 {
        match self {
            Self::Begun => 0,
            Self::Named => 1,
            Self::Known => 2,
        }
    }

    /// The value for a number in the store.
    #[must_use]
    pub fn from_number(number: i64) -> Option<Self> {
        [Self::Begun, Self::Named, Self::Known].into_iter().find(|reached| reached.number() == number)
    }
}

impl SignInState {
    /// What this state shows to have been reached; nothing for the end, which can come from anywhere.
    pub(crate) const fn reached(&self) -> Reached {
        match self {
            Self::Identify { .. } | Self::Ended { .. } => Reached::Begun,
            Self::Password { .. } | Self::Extra { .. } => Reached::Named,
            _ => Reached::Known,
        }
    }
}
