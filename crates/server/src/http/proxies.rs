//! Which proxies are trusted, and what they and the browser say about a visitor. A proxy is trusted only if an operator named it
//! (G05).

use std::net::IpAddr;
use std::sync::atomic::{AtomicBool, Ordering};

use axum::http::{HeaderMap, header};
use ipnet::{IpNet, Ipv4Net, Ipv6Net};
use sluss_domain::model::visitor::Visitor;

use super::forwarded::{Doubt, PeerAddress, behind, is_near};

/// The proxies that an operator has named.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Proxies {
    /// The networks that they are in.
    pub trusted: Vec<IpNet>,
    /// The header in which they name the visitor's country.
    pub country_header: Option<String>,
    /// Whether the issuer is a public address. It has TLS, which this server does not speak, so a proxy is in front.
    pub in_front: bool,
}

impl Proxies {
    pub(super) fn find(&self, peer: IpAddr, headers: &HeaderMap) -> PeerAddress {
        let found = behind(peer, headers, |address| self.trusts(address));
        let unnamed = self.none_named().filter(|_| is_near(found.address));
        PeerAddress { doubt: found.doubt.or(unnamed), ..found }
    }

    /// The doubt if there is a proxy and none is named.
    pub(crate) fn none_named(&self) -> Option<Doubt> {
        (self.in_front && self.trusted.is_empty()).then_some(Doubt::NoneNamed)
    }

    pub(super) fn visitor(&self, peer: Option<IpAddr>, found: Option<PeerAddress>, headers: &HeaderMap) -> Visitor {
        let named = self.country_header.as_deref().filter(|_| peer.is_some_and(|peer| self.trusts(peer)));
        Visitor {
            network: found.and_then(|found| network(found.address)).map(|net| net.to_string()).unwrap_or_default(),
            country: named.and_then(|name| country(headers, name)).unwrap_or_default(),
            browser: browser(text(headers, header::USER_AGENT.as_str()).unwrap_or_default()),
        }
    }

    /// Whether many people may share that address: a named proxy's, or a nearby one, which may be a proxy.
    pub(crate) fn may_be(&self, address: IpAddr) -> bool {
        self.trusts(address) || is_near(address.to_canonical())
    }

    fn trusts(&self, address: IpAddr) -> bool {
        self.trusted.iter().any(|net| net.contains(&address.to_canonical()))
    }
}

/// The doubts that were already logged: each once, and not at every request.
#[derive(Debug, Default)]
pub struct LoggedDoubts([AtomicBool; Doubt::ALL.len()]);

impl LoggedDoubts {
    pub(super) fn once(&self, doubt: Doubt) {
        let place = Doubt::ALL.iter().position(|known| *known == doubt);
        if place.is_some_and(|place| !self.0[place].swap(true, Ordering::Relaxed)) {
            tracing::warn!(event = "visitor-address", doubt = doubt.name(), "{}", doubt.advice());
        }
    }
}

fn text<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers.get(name).and_then(|value| value.to_str().ok())
}

/// The country that the nearest proxy names: the last value, since a visitor may have sent those before it. `XX` and the like mean
/// none.
fn country(headers: &HeaderMap, name: &str) -> Option<String> {
    let last = headers.get_all(name).iter().next_back()?.to_str().ok()?.rsplit(',').next()?;
    let code = last.trim().trim_matches('"').to_ascii_uppercase();
    let is_code = code.len() == 2 && code.bytes().all(|byte| byte.is_ascii_uppercase());
    (is_code && !matches!(code.as_str(), "XX" | "ZZ")).then_some(code)
}

/// An IPv4 /24 or an IPv6 /64: what one household or office has, and no more.
pub(crate) fn network(address: IpAddr) -> Option<IpNet> {
    match address.to_canonical() {
        IpAddr::V4(address) => Ipv4Net::new(address, 24).map(|net| net.trunc().into()),
        IpAddr::V6(address) => Ipv6Net::new(address, 64).map(|net| net.trunc().into()),
    }
    .ok()
}

/// Browser and system, from the user agent. Each browser claims to be some others too, hence the order.
fn browser(agent: &str) -> String {
    const PROGRAMS: [(&str, &str); 7] = [
        ("Firefox/", "Firefox"),
        ("FxiOS/", "Firefox"),
        ("Edg", "Edge"),
        ("OPR/", "Opera"),
        ("Chrome/", "Chrome"),
        ("CriOS/", "Chrome"),
        ("Safari/", "Safari"),
    ];
    const SYSTEMS: [(&str, &str); 7] = [
        ("Android", "Android"),
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Windows", "Windows"),
        ("Mac OS X", "macOS"),
        ("CrOS", "ChromeOS"),
        ("Linux", "Linux"),
    ];
    let find =
        |table: &[(&str, &'static str)]| table.iter().find(|(mark, _)| agent.contains(mark)).map(|(_, name)| *name);
    [find(&PROGRAMS), find(&SYSTEMS)].into_iter().flatten().collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::{HeaderMap, IpAddr, Proxies, browser};

    fn seen(peer: &str, lines: &[(&'static str, &str)], trusted: &str) -> String {
        let mut headers = HeaderMap::new();
        for (name, value) in lines {
            headers.append(*name, value.parse().unwrap());
        }
        let trusted = trusted.split_whitespace().map(|net| net.parse().unwrap()).collect();
        let proxies = Proxies { trusted, country_header: Some("x-country".to_owned()), in_front: true };
        let peer = peer.parse::<IpAddr>().unwrap();
        let visitor = proxies.visitor(Some(peer), Some(proxies.find(peer, &headers)), &headers);
        format!("{} {}", visitor.network, visitor.country)
    }

    #[test]
    fn g05_only_a_named_proxy_is_believed() {
        let network = |peer: &str, forwarded: &str, trusted: &str| {
            seen(peer, &[("x-forwarded-for", forwarded), ("x-country", "SE")], trusted)
        };
        assert_eq!(network("203.0.113.9", "192.0.2.7", ""), "203.0.113.0/24 ");
        assert_eq!(network("127.0.0.1", "192.0.2.7", "127.0.0.1/32"), "192.0.2.0/24 SE");
        assert_eq!(network("127.0.0.1", "198.51.100.1, 192.0.2.7", "127.0.0.1/32"), "192.0.2.0/24 SE");
        assert_eq!(network("10.0.0.1", "198.51.100.1, 192.0.2.7, 10.0.0.2", "10.0.0.0/8"), "192.0.2.0/24 SE");
        assert_eq!(network("127.0.0.1", "nonsense", "127.0.0.1/32"), "127.0.0.0/24 SE");
        assert_eq!(network("::ffff:127.0.0.1", "192.0.2.7:51234", "127.0.0.1/32"), "192.0.2.0/24 SE");
        assert_eq!(network("::1", "[2001:db8::7]:51234", "::1/128"), "2001:db8::/64 SE");
        assert_eq!(network("2001:db8::7", "", ""), "2001:db8::/64 ");
    }

    #[test]
    fn g05_visitors_behind_a_proxy_that_writes_ports_are_told_apart() {
        let network = |address: &str| seen("10.0.0.1", &[("x-forwarded-for", address)], "10.0.0.0/8");
        assert_ne!(network("203.0.113.9:51234"), network("198.51.100.7:40000"));
        assert_eq!(network("203.0.113.9:51234"), network("203.0.113.200:1"));
    }

    #[test]
    fn g05_the_nearest_proxy_names_the_country() {
        let country = |lines: &[&'static str]| {
            let lines: Vec<_> = lines.iter().map(|value| ("x-country", *value)).collect();
            seen("10.0.0.1", &lines, "10.0.0.0/8").split_once(' ').unwrap().1.to_owned()
        };
        assert_eq!(country(&["se"]), "SE");
        assert_eq!(country(&["FI", "SE"]), "SE", "the first line is the visitor's own");
        assert_eq!(country(&["FI, SE"]), "SE");
        for none in ["XX", "ZZ", "T1", "SWE", "", "S\u{e9}"] {
            assert_eq!(country(&[none]), "", "{none}");
        }
    }

    #[test]
    fn browsers_are_told_by_program_and_system() {
        let firefox = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:150.0) Gecko/20100101 Firefox/150.0";
        let edge =
            "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/150 Safari/537.36 Edg/150";
        assert_eq!(browser(firefox), "Firefox, Windows");
        assert_eq!(browser(edge), "Edge, Windows");
        assert_eq!(browser("curl/8"), "");
    }
}
