//! Sessions, as they are kept. A sign-in on its way is another type, so it opens nothing of this (I06).

use sluss_protocol::method::{Level, Method};

use crate::model::id::{AccountId, SessionId};
use crate::model::opener::Opener;
use crate::model::secret::BearerHash;
use crate::model::timestamp::Timestamp;
use crate::model::visitor::Visitor;

/// What a session is for; one never serves as the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Audience {
    /// The account pages.
    Account,
    /// Further sign-ins at relying sites.
    SingleSignOn,
}

impl Audience {
    /// The name in the store.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Account => "account",
            Self::SingleSignOn => "sso",
        }
    }
}

/// Somebody is signed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    /// The hash of what the browser holds.
    pub token: BearerHash,
    /// Its name in lists.
    pub id: SessionId,
    /// Who.
    pub account: AccountId,
    /// What for.
    pub audience: Audience,
    /// Where it was opened.
    pub visitor: Visitor,
    /// The `client_id`s of the sites that it was used for.
    pub sites: Vec<String>,
    /// How.
    pub method: Method,
    /// By what.
    pub opener: Opener,
    /// How surely.
    pub level: Level,
    /// When the person proved it.
    pub authenticated_at: Timestamp,
    /// When it was last used, give or take a minute.
    pub seen_at: Timestamp,
}
