//! Who is behind a request, as far as a server can tell without tracking anybody: enough to recognise oneself in a
//! list.

use std::net::Ipv6Addr;

use serde::{Deserialize, Serialize};

/// How many times the allowance of one network all networks of a /48 share.
pub(crate) const WIDER: u32 = 5;

/// A browser in a network. Each part is empty if it is not known.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(default)]
pub struct Visitor {
    /// Only the network: an IPv4 /24 or an IPv6 /64, such as `192.0.2.0/24`.
    pub network: String,
    /// ISO 3166-1 alpha-2, if a trusted proxy provides it.
    pub country: String,
    /// Program and system, such as `Firefox, Windows`.
    pub browser: String,
}

impl Visitor {
    /// The /48 that an IPv6 network is part of: one customer often has all of its 65,536 networks, so wherever networks
    /// are counted, these are counted too, with [`WIDER`] times the allowance. `None` for anything else.
    #[must_use]
    pub(crate) fn wider(&self) -> Option<String> {
        let [a, b, c, ..] = self.network.strip_suffix("/64")?.parse::<Ipv6Addr>().ok()?.segments();
        Some(format!("{a:x}:{b:x}:{c:x}::/48"))
    }

    /// The place as people read it: the country if known, otherwise the network.
    #[must_use]
    pub fn place(&self) -> &str {
        if self.country.is_empty() { &self.network } else { &self.country }
    }
}

#[cfg(test)]
mod tests {
    use super::Visitor;

    #[test]
    fn s05_networks_of_one_customer_are_known_by_what_is_around_them() {
        let wider = |network: &str| Visitor { network: network.to_owned(), ..Visitor::default() }.wider();
        assert_eq!(wider("2001:db8:1:2::/64"), Some("2001:db8:1::/48".to_owned()));
        assert_eq!(wider("2001:db8:1:ffff::/64"), wider("2001:db8:1::/64"));
        assert_ne!(wider("2001:db8:1::/64"), wider("2001:db8:2::/64"));
        assert_eq!((wider("192.0.2.0/24"), wider("")), (None, None));
    }
}
