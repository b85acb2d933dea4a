//! Restricts endpoints to https on names whose addresses are public. Endpoints come from browsers; without this,
//! anybody who registers a device could have the server connect to hosts inside its own network.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};

use reqwest::Url;
use reqwest::dns::{Addrs, Name, Resolve, Resolving};

/// Resolves names to their public addresses only.
#[derive(Clone, Copy, Debug)]
pub(super) struct Public;

impl Resolve for Public {
    fn resolve(&self, name: Name) -> Resolving {
        Box::pin(async move {
            let found = tokio::net::lookup_host((name.as_str(), 0)).await?;
            let public: Vec<SocketAddr> = found.filter(|address| is_public(address.ip())).collect();
            if public.is_empty() {
                return Err("the name has no public address".into());
            }
            Ok(Box::new(public.into_iter()) as Addrs)
        })
    }
}

/// Whether the endpoint's form is permitted; its name is checked again when it is resolved.
pub(super) fn is_allowed(endpoint: &Url) -> bool {
    endpoint.scheme() == "https"
        && endpoint.port().is_none()
        && endpoint.username().is_empty()
        && endpoint.domain().is_some_and(|name| name.contains('.'))
}

fn is_public(address: IpAddr) -> bool {
    match address.to_canonical() {
        IpAddr::V4(address) => is_public_v4(address),
        IpAddr::V6(address) => is_public_v6(address),
    }
}

/// Whether IANA's registry of special-purpose addresses leaves the address (RFC 6890).
fn is_public_v4(address: Ipv4Addr) -> bool {
    let [a, b, c, _] = address.octets();
    let special = matches!((a, b, c), (0 | 10 | 127 | 240.., ..) | (100, 64..128, _) | (192, 0, 0) | (198, 18 | 19, _));
    !(special
        || address.is_private()
        || address.is_link_local()
        || address.is_documentation()
        || address.is_multicast()
        || address.is_broadcast())
}

/// Global unicast, except what leads to IPv4 addresses in other ways or is for documentation.
fn is_public_v6(address: Ipv6Addr) -> bool {
    let [first, second, ..] = address.segments();
    (first & 0xe000) == 0x2000 && first != 0x2002 && !(first == 0x2001 && (second < 0x0200 || second == 0x0db8))
}

#[cfg(test)]
mod tests {
    use reqwest::Url;

    use super::{is_allowed, is_public};

    #[test]
    fn only_public_addresses_are_public() {
        for public in ["93.184.215.14", "2600:1406::1", "172.32.0.1", "100.128.0.1"] {
            assert!(is_public(public.parse().unwrap()), "{public}");
        }
        for private in [
            "127.0.0.1",
            "10.1.2.3",
            "172.16.0.1",
            "192.168.1.1",
            "169.254.169.254",
            "100.64.0.1",
            "0.0.0.0",
            "224.0.0.1",
            "255.255.255.255",
            "198.18.0.1",
            "::1",
            "::",
            "fe80::1",
            "fd00::1",
            "::ffff:127.0.0.1",
            "2001:db8::1",
            "2002:7f00:1::",
            "64:ff9b::7f00:1",
        ] {
            assert!(!is_public(private.parse().unwrap()), "{private}");
        }
    }

    #[test]
    fn an_endpoint_is_https_at_a_name() {
        let allowed = |text: &str| is_allowed(&Url::parse(text).unwrap());
        assert!(allowed("https://push.example.eu/wake/abc"));
        for bad in [
            "http://push.example.eu/",
            "https://127.0.0.1/",
            "https://[::1]/",
            "https://localhost/",
            "https://push.example.eu:8443/",
            "https://user@push.example.eu/",
            "https://0x7f000001/",
        ] {
            assert!(!allowed(bad), "{bad}");
        }
    }
}
