//! What a device sends when it registers, and what it receives: the bodies of `/api/device/enrolments` and `/api/device/keys`.

use serde::{Deserialize, Serialize};

/// `POST /api/device/enrolments`, with the device's proof (RFC 9449) in the header `DPoP`.
#[derive(Clone, Serialize, Deserialize)]
pub struct ClaimEnrolment {
    /// From the link: 20 bytes, base64url.
    pub token: String,
    /// The device's own HMAC key for OCRA: 32 bytes, base64url. It is sent once, here, and nowhere else. A device that asks again leaves
    /// it out, since by then it can no longer read the key itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hmac_key: Option<String>,
    /// Proof that the device can use it: the OCRA response to the enrolment, see
    /// [`crate::link::EnrolmentTicket::question`].
    pub response: String,
}

impl std::fmt::Debug for ClaimEnrolment {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("ClaimEnrolment(..)")
    }
}

/// The answer to a claim: what the device stores besides its keys.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EnrolledDevice {
    /// The new device's id, `dev_…`, which its later requests name.
    pub device_id: String,
    /// As named on the account pages.
    pub device_name: String,
    /// The account in QR codes: 8 bytes, base64url.
    pub account_ref: String,
    /// The account's email address, for the person to recognise it.
    pub account_label: String,
    /// The server's base URL.
    pub issuer: String,
    /// The keys to pin.
    pub keys: ServerKeys,
}

/// `GET /api/device/other-servers`: the other servers whose accounts the authenticator that asks may hold.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OtherServers {
    /// The origins of their authenticators, without a slash at the end.
    pub servers: Vec<String>,
}

/// `GET /api/device/keys`: the keys that sign QR requests.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ServerKeys {
    /// The newest first; retiring ones stay until no request that they signed can still be valid.
    pub keys: Vec<ServerKey>,
}

/// One P-256 public key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ServerKey {
    /// The key id in links: 4 bytes, base64url.
    pub kid: String,
    /// The public key as an uncompressed point (SEC 1, 2.3.3): 65 bytes, base64url.
    pub point: String,
}
