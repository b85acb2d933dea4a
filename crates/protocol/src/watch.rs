//! The bodies of `POST /api/device/requests`: a device asks which sign-ins wait for its owner.

use serde::{Deserialize, Serialize};

/// The most accounts that one call can ask for.
pub const PROOFS_MAX: usize = 16;

/// The question. Each account in an authenticator has a key of its own, so the body has a proof (RFC 9449) for each, in place of one in
/// a header.
#[derive(Clone, Serialize, Deserialize)]
pub struct WatchRequests {
    /// One for each account: the proofs for `POST` to this address.
    pub proofs: Vec<String>,
    /// Whether the answer should be a [`Watched`]. An app from before that existed asks for a plain list of requests, and keeps working until
    /// it is reloaded.
    #[serde(default)]
    pub whole: bool,
}

impl std::fmt::Debug for WatchRequests {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "WatchRequests({})", self.proofs.len())
    }
}

/// The answer, and the data of each event.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Watched {
    /// Everything that waits.
    pub requests: Vec<PendingRequest>,
    /// Which of the proofs, counted from 0, were made by keys of no registered device, but of removed ones.
    pub removed: Vec<usize>,
    /// The server's time, for a device whose clock is wrong.
    pub now: i64,
    /// What each of the asking devices' owners could sign in with if that device were lost. Said once for each question: with the first event of a line.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub other_ways: Vec<OtherWays>,
}

/// What an account has besides one of its devices: how many of each, and nothing of what they are.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OtherWays {
    /// The device that it is besides of: `dev_…`.
    pub device_id: String,
    /// Other registered devices.
    pub devices: u32,
    /// Phone numbers that codes can be sent to.
    pub numbers: u32,
    /// Recovery codes that are left.
    pub recovery_codes: u32,
}

/// A sign-in that waits to be approved.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PendingRequest {
    /// The request's id, `apr_…`, to which the answer goes.
    pub id: String,
    /// Which of the asking devices may answer: `dev_…`.
    pub device_id: String,
    /// The signed request: who asks, for which account, what the response signs.
    pub link: String,
    /// Name and system of the browser that waits, such as `Firefox, Windows`; empty if unknown.
    pub browser: String,
    /// The country or the network that it is in; empty if unknown.
    pub place: String,
    /// When the sign-in asked for it.
    pub begun_at: i64,
    /// The last moment to answer.
    pub expires_at: i64,
    /// How many digits the number on the sign-in page has; 0 if there is none.
    pub digits: u32,
}

#[cfg(test)]
mod tests {
    use super::WatchRequests;

    #[test]
    fn an_app_of_before_asks_for_a_plain_list() {
        let asked: WatchRequests = serde_json::from_str("{\"proofs\":[\"a\"]}").unwrap();
        assert!(!asked.whole);
    }
}
