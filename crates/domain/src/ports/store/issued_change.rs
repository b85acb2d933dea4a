//! Changes to what clients hold and begin besides codes and access tokens.

use crate::model::authorization::{ClientToken, DeviceGrant, PushedRequest, RefreshToken};
use crate::model::secret::BearerHash;
use crate::model::timestamp::Timestamp;

/// A change to what clients hold and begin.
#[derive(Clone, Debug)]
pub enum IssuedChange {
    /// Adds a refresh token in the commit that uses up its code or its predecessor; conflicts if the account has been
    /// disabled.
    AddRefreshToken(RefreshToken),
    /// Uses a refresh token up; conflicts if it was used before.
    UseRefreshToken(BearerHash),
    /// Leaves a refresh token as it is; conflicts if it was used or ended meanwhile.
    HoldRefreshToken(BearerHash),
    /// Revokes one access token, of a person or of a client.
    RevokeAccessToken(BearerHash),
    /// Adds a token of a client itself.
    AddClientToken(ClientToken),
    /// Stores a client's secret, sealed for it, or removes it.
    SetClientSecret(String, Option<Vec<u8>>),
    /// Adds a request that a client left with us.
    PushRequest(PushedRequest),
    /// Notes the sign-in that such a request has begun; conflicts if it was used up meanwhile.
    BeginPushedRequest {
        /// The hash of its `request_uri`.
        uri: BearerHash,
        /// The sign-in, by the hash of its handle.
        sign_in: BearerHash,
    },
    /// Uses such a request up; conflicts if it was used before.
    TakePushedRequest(BearerHash),
    /// Adds a device's sign-in.
    AddDeviceGrant(DeviceGrant),
    /// Notes that the device asked; conflicts if it asked since it was read.
    PollDevice {
        /// The hash of the device code.
        device: BearerHash,
        /// When it had asked before.
        before: Timestamp,
        /// When it asks now.
        now: Timestamp,
    },
    /// Ends the typed code: the person agreed, or did not; conflicts if that was said before.
    DecideDevice {
        /// The hash of the typed code.
        user: BearerHash,
        /// Whether the person said no.
        denied: bool,
    },
}
