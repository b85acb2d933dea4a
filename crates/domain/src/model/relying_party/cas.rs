//! What is registered of a relying party that speaks CAS, which calls it a service.

use serde::{Deserialize, Serialize};

/// A relying party that speaks CAS 3. It is stored as one JSON text, in which whatever has its default may be missing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct CasService {
    /// Patterns of the addresses that a ticket may be sent to; the crate of the protocol compares them.
    pub addresses: Vec<String>,
}
