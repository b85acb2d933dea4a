//! Who stands behind a request, as far as a server can tell without following anybody: enough to recognise oneself in a list.

use serde::{Deserialize, Serialize};

/// A browser somewhere. Each part is empty where it is not known.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(default)]
pub struct Visitor {
    /// The network and no more: an IPv4 /24 or an IPv6 /64, such as `192.0.2.0/24`.
    pub network: String,
    /// ISO 3166-1 alpha-2, where a trusted proxy says so.
    pub country: String,
    /// Program and system, such as `Firefox, Windows`.
    pub browser: String,
}

impl Visitor {
    /// The place as people read it: the country where it is known, else the network.
    #[must_use]
    pub fn place(&self) -> &str {
        if self.country.is_empty() { &self.network } else { &self.country }
    }
}
