//! What a relying site gets at the end of a sign-in: a code that works once, and an access token (J04).

use sluss_protocol::method::{Level, Method};

use crate::model::id::AccountId;
use crate::model::opener::Opener;
use crate::model::secret::BearerHash;
use crate::model::timestamp::Timestamp;

/// A code that waits to be redeemed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grant {
    /// The hash of the code.
    pub code: BearerHash,
    /// The only client that may redeem it.
    pub client: String,
    /// The authorization request, in the words of the protocol that it came by.
    pub request: String,
    /// Who signed in.
    pub account: AccountId,
    /// How.
    pub method: Method,
    /// By what.
    pub opener: Opener,
    /// The session that it was given in, and with which it ends, and whatever it was redeemed for; none in a frame, which has no session.
    pub session: Option<BearerHash>,
    /// How surely.
    pub level: Level,
    /// When the person proved it.
    pub authenticated_at: Timestamp,
    /// The last moment to redeem it.
    pub expires_at: Timestamp,
    /// Whether it was redeemed.
    pub used: bool,
}

/// An access token as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AccessToken {
    /// The hash of the token.
    pub token: BearerHash,
    /// The code that it was given for; a second use of the code revokes it.
    pub code: BearerHash,
    /// Whom it speaks of.
    pub account: AccountId,
    /// What opened the gates for it.
    pub opener: Opener,
    /// Which claims it opens.
    pub scope: String,
    /// The last moment that it works.
    pub expires_at: Timestamp,
}
