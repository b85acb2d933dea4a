//! Evidence of a completed sign-in. Without it there is no session and no code.

use serde::{Deserialize, Serialize};
use sluss_protocol::method::{Level, Method};

use crate::model::account::Account;
use crate::model::id::AccountId;
use crate::model::opener::Opener;
use crate::model::timestamp::Timestamp;

/// Who signed in, how and when. Only a completed sign-in, or the session that it opened, has it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    /// The account that signed in.
    pub account: AccountId,
    /// The method, which decides the level.
    pub method: Method,
    /// What completed the sign-in; the password in evidence stored before openers were.
    #[serde(default)]
    pub opener: Opener,
    /// When the last step was completed.
    pub at: Timestamp,
}

impl Evidence {
    /// Evidence of a sign-in by the password alone.
    #[must_use]
    pub fn password(account: &Account, at: Timestamp) -> Self {
        Self { account: account.id.clone(), method: Method::Password, opener: Opener::Password, at }
    }

    /// The assurance level of the method.
    #[must_use]
    pub const fn level(&self) -> Level {
        self.method.level()
    }
}
