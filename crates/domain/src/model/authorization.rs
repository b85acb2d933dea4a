//! What a relying party gets at the end of a sign-in: a single-use code, and an access token (J04).

use sluss_protocol::method::{Level, Method};

use crate::model::id::AccountId;
use crate::model::opener::Opener;
use crate::model::secret::BearerHash;
use crate::model::stored_request::StoredRequest;
use crate::model::timestamp::Timestamp;

/// An authorization code that waits to be redeemed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grant {
    /// The hash of the code; the code itself is not stored.
    pub code: BearerHash,
    /// The id of the only relying party that may redeem it.
    pub client: String,
    /// The authorization request that it answers.
    pub request: StoredRequest,
    /// The account that signed in.
    pub account: AccountId,
    /// How the person signed in, for `amr`.
    pub method: Method,
    /// What opened the sign-in; removing that ends this code.
    pub opener: Opener,
    /// The session that it was issued in; the code, and what it was redeemed for, end with that. `None` in a frame,
    /// which has no session.
    pub session: Option<BearerHash>,
    /// The assurance level of the sign-in, for `acr`.
    pub level: Level,
    /// When the person was authenticated, for `auth_time`.
    pub authenticated_at: Timestamp,
    /// The last moment to redeem it.
    pub expires_at: Timestamp,
    /// Whether it has been redeemed; a second attempt revokes what the first one obtained.
    pub used: bool,
}

/// An access token, as stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AccessToken {
    /// The hash of the token; the token itself is not stored.
    pub token: BearerHash,
    /// The code that it was issued for; a second use of that code revokes it.
    pub code: BearerHash,
    /// The account that the token gives information about.
    pub account: AccountId,
    /// What opened the sign-in behind it; removing that ends this token.
    pub opener: Opener,
    /// The scopes that were granted, separated by spaces; they decide which claims it gives access to.
    pub scope: String,
    /// The last moment that it is accepted.
    pub expires_at: Timestamp,
}
