//! Evidence of a finished sign-in. There is no other way to a session or a code.

use serde::{Deserialize, Serialize};
use sluss_protocol::method::{Level, Method};

use crate::model::account::Account;
use crate::model::id::AccountId;
use crate::model::opener::Opener;
use crate::model::timestamp::Timestamp;

/// Who signed in, how and when. Only a finished sign-in (or the session that it opened) has one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    /// Who.
    pub account: AccountId,
    /// How.
    pub method: Method,
    /// By what.
    #[serde(default)]
    pub opener: Opener,
    /// When.
    pub at: Timestamp,
}

impl Evidence {
    /// That of the password alone.
    #[must_use]
    pub fn password(account: &Account, at: Timestamp) -> Self {
        Self { account: account.id.clone(), method: Method::Password, opener: Opener::Password, at }
    }

    /// How surely.
    #[must_use]
    pub const fn level(&self) -> Level {
        self.method.level()
    }
}
