//! How far a sign-in has got at the furthest.

use crate::model::sign_in::state::SignInState;

/// How far somebody has got in a sign-in at the furthest; going back takes nothing away.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reached {
    /// Nobody has said who they are.
    #[default]
    Begun,
    /// An address was given, as anybody can.
    Named,
    /// A right password was given: it is somebody whom we know.
    Known,
}

impl Reached {
    /// The number in the store; further is more.
    #[must_use]
    pub const fn number(self) -> i64 {
        match self {
            Self::Begun => 0,
            Self::Named => 1,
            Self::Known => 2,
        }
    }

    /// What a number in the store stands for.
    #[must_use]
    pub fn from_number(number: i64) -> Option<Self> {
        [Self::Begun, Self::Named, Self::Known].into_iter().find(|reached| reached.number() == number)
    }
}

impl SignInState {
    /// What being here says; nothing, where the end may have come at any height.
    pub(crate) const fn reached(&self) -> Reached {
        match self {
            Self::Identify { .. } | Self::Ended { .. } => Reached::Begun,
            Self::Password { .. } | Self::Extra { .. } => Reached::Named,
            _ => Reached::Known,
        }
    }
}
