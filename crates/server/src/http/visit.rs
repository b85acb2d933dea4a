//! Who a request comes from: its headers, and the visitor that can be told from them. A proxy is believed only where an operator
//! named it (G05).

use std::convert::Infallible;
use std::net::{IpAddr, SocketAddr};

use axum::extract::{ConnectInfo, FromRequestParts};
use axum::http::request::Parts;
use axum::http::{HeaderMap, header};
use ipnet::{IpNet, Ipv4Net, Ipv6Net};
use sluss_domain::visitor::Visitor;

use super::App;

const FORWARDED_FOR: &str = "x-forwarded-for";

/// A request's headers and where it comes from.
pub(crate) struct Visit {
    pub(crate) headers: HeaderMap,
    pub(crate) visitor: Visitor,
}

impl FromRequestParts<App> for Visit {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Infallible> {
        let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>().map(|peer| peer.0.ip());
        Ok(Self { headers: parts.headers.clone(), visitor: app.proxies.visitor(peer, &parts.headers) })
    }
}

/// The proxies that an operator has named.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Proxies {
    /// Their addresses.
    pub trusted: Vec<IpNet>,
    /// The header in which they name the visitor's country.
    pub country_header: Option<String>,
}

impl Proxies {
    fn visitor(&self, peer: Option<IpAddr>, headers: &HeaderMap) -> Visitor {
        let address = peer.map(|peer| self.behind(peer, headers));
        let country = self.country_header.as_deref().filter(|_| peer.is_some_and(|peer| self.trusts(peer)));
        Visitor {
            network: address.map(network).unwrap_or_default(),
            country: country.and_then(|name| text(headers, name)).filter(is_country).unwrap_or_default().to_owned(),
            browser: browser(text(headers, header::USER_AGENT.as_str()).unwrap_or_default()),
        }
    }

    fn trusts(&self, address: IpAddr) -> bool {
        self.trusted.iter().any(|net| net.contains(&address.to_canonical()))
    }

    /// The last address that no proxy of ours wrote about itself; what stands before it, anybody could have written.
    fn behind(&self, peer: IpAddr, headers: &HeaderMap) -> IpAddr {
        let lines = headers.get_all(FORWARDED_FOR).iter().filter_map(|line| line.to_str().ok());
        let hops: Vec<&str> = lines.flat_map(|line| line.split(',')).map(str::trim).collect();
        let mut address = peer;
        for hop in hops.into_iter().rev() {
            let (true, Ok(before)) = (self.trusts(address), hop.parse()) else { break };
            address = before;
        }
        address
    }
}

fn text<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers.get(name).and_then(|value| value.to_str().ok())
}

fn is_country(code: &&str) -> bool {
    code.len() == 2 && code.bytes().all(|byte| byte.is_ascii_uppercase())
}

/// An IPv4 /24 or an IPv6 /64: what one household or office has, and no more.
fn network(address: IpAddr) -> String {
    match address.to_canonical() {
        IpAddr::V4(address) => Ipv4Net::new(address, 24).map(|net| net.trunc().to_string()),
        IpAddr::V6(address) => Ipv6Net::new(address, 64).map(|net| net.trunc().to_string()),
    }
    .unwrap_or_default()
}

/// Program and system, from what browsers say of themselves. Each of them claims to be some others too, hence the order.
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

    fn network(peer: &str, forwarded: &str, trusted: &str) -> String {
        let mut headers = HeaderMap::new();
        headers.insert("x-forwarded-for", forwarded.parse().unwrap());
        headers.insert("x-country", "SE".parse().unwrap());
        let trusted = trusted.split_whitespace().map(|net| net.parse().unwrap()).collect();
        let proxies = Proxies { trusted, country_header: Some("x-country".to_owned()) };
        let visitor = proxies.visitor(Some(peer.parse::<IpAddr>().unwrap()), &headers);
        format!("{} {}", visitor.network, visitor.country)
    }

    #[test]
    fn g05_only_a_named_proxy_is_believed() {
        assert_eq!(network("203.0.113.9", "192.0.2.7", ""), "203.0.113.0/24 ");
        assert_eq!(network("127.0.0.1", "192.0.2.7", "127.0.0.1/32"), "192.0.2.0/24 SE");
        assert_eq!(network("127.0.0.1", "198.51.100.1, 192.0.2.7", "127.0.0.1/32"), "192.0.2.0/24 SE");
        assert_eq!(network("10.0.0.1", "198.51.100.1, 192.0.2.7, 10.0.0.2", "10.0.0.0/8"), "192.0.2.0/24 SE");
        assert_eq!(network("127.0.0.1", "nonsense", "127.0.0.1/32"), "127.0.0.0/24 SE");
        assert_eq!(network("2001:db8::7", "", ""), "2001:db8::/64 ");
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
