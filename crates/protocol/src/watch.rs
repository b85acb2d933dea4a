//! The bodies of `POST /api/device/requests`: a device asks what waits for its person.

use serde::{Deserialize, Serialize};

use crate::api::PendingRequest;

/// The most accounts that one call can ask for.
pub const PROOFS_MAX: usize = 16;

/// What is asked. Each account in an authenticator has a key of its own, so there is a proof (RFC 9449) for each in the body instead of
/// one in a header.
#[derive(Clone, Serialize, Deserialize)]
pub struct WatchRequests {
    /// One for each account: the proofs for `POST` to this address.
    pub proofs: Vec<String>,
    /// Whether the answer shall be a [`Watched`]. An app that was loaded before there was one asks for a plain list of requests, and keeps
    /// working until it is loaded again.
    #[serde(default)]
    pub whole: bool,
}

impl std::fmt::Debug for WatchRequests {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "WatchRequests({})", self.proofs.len())
    }
}

/// What is answered, and the data of each event.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Watched {
    /// What waits, all of it.
    pub requests: Vec<PendingRequest>,
    /// Which of the proofs, counted from 0, were made by keys that no registered device has: removed ones.
    pub removed: Vec<usize>,
    /// The server's time.
    pub now: i64,
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
