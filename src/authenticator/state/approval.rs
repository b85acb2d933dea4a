//! A sign-in that waits for the person's approval.

use sluss_protocol::api::{OtherWays, PendingRequest};

/// A request whose signature was checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ApprovalRequest {
    /// What the server says of it.
    pub pending: PendingRequest,
    /// The other server that says it; `None`: the app's own.
    pub other_server: Option<String>,
    /// The site that asks, by name.
    pub site: String,
    /// The record of the account that is being signed in to. An address alone does not tell: another server may have the same.
    pub record: String,
    /// The account that is being signed in to, as its server calls it.
    pub account: String,
}

/// What the server says to the accounts in this app.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WatchUpdate {
    /// The other server that says it; `None`: the app's own.
    pub server: Option<String>,
    /// Everything that waits for approval.
    pub pending: Vec<PendingRequest>,
    /// The records of the accounts that were asked for.
    pub asked: Vec<String>,
    /// Those of them whose devices were removed.
    pub removed: Vec<String>,
    /// What else the accounts can be signed in to with, where the server has said that.
    pub other_ways: Vec<OtherWays>,
}
