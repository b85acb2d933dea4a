//! Sessions, as stored. A sign-in under way is another type, so it gives access to nothing here (I06).

use sluss_protocol::method::{Level, Method};

use crate::model::id::{AccountId, SessionId};
use crate::model::opener::Opener;
use crate::model::secret::BearerHash;
use crate::model::timestamp::Timestamp;
use crate::model::visitor::Visitor;

/// What a session is for; it never serves another purpose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Audience {
    /// Using the account pages.
    Account,
    /// Signing in to further relying parties.
    SingleSignOn,
    /// Having signed in to one relying party in a frame, which keeps nothing of ours: no browser holds its token. The
    /// session is there to be seen and ended.
    Frame,
}

impl Audience {
    /// The audience's name in the store.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Account => "account",
            Self::SingleSignOn => "sso",
            Self::Frame => "frame",
        }
    }
}

/// The state of being signed in, of one person in one browser.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    /// The hash of the token in the browser's cookie.
    pub token: BearerHash,
    /// Names the session in lists, and gives no access to it.
    pub id: SessionId,
    /// The account that is signed in.
    pub account: AccountId,
    /// The only purpose that the session serves.
    pub audience: Audience,
    /// The network and browser that it was opened from.
    pub visitor: Visitor,
    /// The ids of the relying parties that it was used for.
    pub sites: Vec<String>,
    /// The method that the person signed in by.
    pub method: Method,
    /// What completed the sign-in; removing that ends the session.
    pub opener: Opener,
    /// The assurance level of the sign-in.
    pub level: Level,
    /// When the person was authenticated.
    pub authenticated_at: Timestamp,
    /// When it was last used, to within a minute.
    pub seen_at: Timestamp,
}
