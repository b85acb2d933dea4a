//! What a relying party gets at the end of a sign-in: a single-use code, an access token, and perhaps a token to get further ones (J04, J05).

use serde::{Deserialize, Serialize};
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
    /// What else is known of it.
    pub facts: TokenFacts,
    /// The last moment that it is accepted.
    pub expires_at: Timestamp,
}

/// What is known of an access token, besides what ends it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TokenFacts {
    /// The id of the relying party that it was issued to.
    pub client: String,
    /// The APIs that it is for (RFC 8707); none if it is for userinfo alone.
    pub resources: Vec<String>,
    /// The thumbprint of the key that its holder has to prove (RFC 9449, section 6).
    pub jkt: Option<String>,
    /// When it was issued, in seconds since 1970.
    pub issued_at: u64,
    /// When the person was authenticated, in seconds since 1970; 0 if there is no person.
    pub authenticated_at: u64,
    /// The assurance level of the sign-in; `None` if there is no person.
    pub level: Option<Level>,
    /// The names of the claims that userinfo has besides those of the scopes.
    pub claims: Vec<String>,
    /// The sector whose clients know the person by a pseudonym.
    pub sector: Option<String>,
}

/// A token that gets further access tokens without the person, as stored. Each works once, and its successor belongs to
/// the same family.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RefreshToken {
    /// The hash of the token; the token itself is not stored.
    pub token: BearerHash,
    /// The sign-in behind it, and the code that began the family. A second use of any of its tokens ends the family.
    /// `used` says whether this token was used, and `expires_at` is the last moment for the whole family.
    pub grant: Grant,
    /// The thumbprint of the key that its holder has to prove; `None` for clients that prove themselves otherwise.
    pub jkt: Option<String>,
}

/// An access token of a client itself, without a person (RFC 6749, section 4.4).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClientToken {
    /// The hash of the token; the token itself is not stored.
    pub token: BearerHash,
    /// What is known of it.
    pub facts: TokenFacts,
    /// The last moment that it is accepted.
    pub expires_at: Timestamp,
}

/// An authorization request that a client has left with us (RFC 9126).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PushedRequest {
    /// The hash of its `request_uri`.
    pub uri: BearerHash,
    /// The id of the only relying party that may use it.
    pub client: String,
    /// Its parameters, form-encoded.
    pub form: String,
    /// The sign-in that it has begun last, by the hash of its handle. Once that is over, so is the request.
    pub sign_in: Option<BearerHash>,
    /// The last moment to use it.
    pub expires_at: Timestamp,
}

/// A sign-in for a device without a browser, which waits for the person to agree in one (RFC 8628). Once they have, a
/// [`Grant`] has the hash of the device code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeviceGrant {
    /// The hash of the device code.
    pub device: BearerHash,
    /// The hash of the code that the person types.
    pub user: BearerHash,
    /// The id of the only relying party that may poll.
    pub client: String,
    /// The request that the device made.
    pub request: StoredRequest,
    /// Whether the person said no.
    pub denied: bool,
    /// When the device last asked.
    pub polled_at: Timestamp,
    /// The last moment to agree.
    pub expires_at: Timestamp,
}
