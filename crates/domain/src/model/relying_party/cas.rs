//! What is registered of a relying party that speaks CAS, which calls it a service.

use serde::{Deserialize, Serialize};

/// A relying party that speaks CAS 3. It is stored as one JSON text, in which whatever has its default may be missing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct CasService {
    /// Patterns of the addresses that a ticket may be sent to; the crate of the protocol compares them.
    pub addresses: Vec<String>,
    /// Patterns of the addresses at which it may be told proxy-granting tickets. Without any, it cannot act for people
    /// (K09).
    pub proxy_callbacks: Vec<String>,
    /// Whether it is told proxy-granting tickets by POST, as clients of EU Login expect; plain clients of CAS expect
    /// GET.
    pub callback_by_post: bool,
    /// What it knows people by.
    pub user: CasUser,
    /// How well it may take the identity of accounts to be assured, in the dialect's numbers: 0, 10, 20, 30 or 40.
    pub assurance: Assurance,
}

/// What a service knows people by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum CasUser {
    /// The account's id, which is never given to another account.
    #[default]
    Id,
    /// The address that the person signs in with, which can change.
    Email,
}

/// One of the dialect's numbers; 10 (*low*: the person registered) unless an operator says otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Assurance(pub u8);

impl Default for Assurance {
    fn default() -> Self {
        Self(10)
    }
}
