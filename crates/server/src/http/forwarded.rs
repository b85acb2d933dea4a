//! What proxies write about where a request comes from: `X-Forwarded-For` as it is found in the wild, and `Forwarded` (RFC 7239). Each
//! proxy adds itself at the end, so lists are read from there, and only as far as an operator named who wrote them (G05).

use std::net::IpAddr;

use axum::http::HeaderMap;

const X_FORWARDED_FOR: &str = "x-forwarded-for";
const FORWARDED: &str = "forwarded";

/// One hop, as the next one recorded it.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Hop {
    Address(IpAddr),
    /// `unknown`, or a name that the proxy made up (RFC 7239, section 6.3).
    Hidden,
    Unreadable,
}

/// Why the address may not be the visitor's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Doubt {
    /// A trusted proxy wrote something that is not an address.
    Unreadable,
    /// It wrote that it does not disclose the address.
    Hidden,
    /// A trusted proxy wrote neither header.
    Missing,
    /// Two headers say different things; one of them came from the visitor.
    Contradiction,
    /// A nearby address that was not named as a proxy behaves like one.
    NotNamed,
    /// The issuer is public, so people come through a proxy, and none is named.
    NoneNamed,
}

impl Doubt {
    /// Every one, for those who count them.
    pub(crate) const ALL: [Self; 6] =
        [Self::Unreadable, Self::Hidden, Self::Missing, Self::Contradiction, Self::NotNamed, Self::NoneNamed];

    /// The name in logs and at `/health`.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Unreadable => "unreadable",
            Self::Hidden => "hidden",
            Self::Missing => "missing",
            Self::Contradiction => "contradiction",
            Self::NotNamed => "not-named",
            Self::NoneNamed => "none-named",
        }
    }

    /// What it means and what to do.
    pub(crate) const fn advice(self) -> &'static str {
        match self {
            Self::Unreadable => {
                "a trusted proxy's X-Forwarded-For or Forwarded contains something that is not an address: all its visitors count as one network"
            }
            Self::Hidden => {
                "a trusted proxy's Forwarded hides where visitors come from: all of them count as one network"
            }
            Self::Missing => {
                "a trusted proxy sends neither X-Forwarded-For nor Forwarded: all its visitors count as one network"
            }
            Self::Contradiction => {
                "X-Forwarded-For and Forwarded say different things: have the proxy remove the one that it does not write itself"
            }
            Self::NotNamed => {
                "X-Forwarded-For or Forwarded comes from a nearby address that is not among trusted_proxies, and is not believed"
            }
            Self::NoneNamed => {
                "trusted_proxies names no proxy, and one ends TLS in front of a public issuer: all visitors count as one network, so one \
                 who guesses slows everybody; set trusted_proxies to the proxy's address as this server sees it"
            }
        }
    }
}

/// What a word of `/health` means and what to do; `None` if all is well.
pub(crate) fn doubt_of(name: &str) -> Option<&'static str> {
    Doubt::ALL.into_iter().find(|doubt| doubt.name() == name).map(Doubt::advice)
}

/// Where a request comes from, as far as can be told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct PeerAddress {
    pub(crate) address: IpAddr,
    pub(crate) doubt: Option<Doubt>,
}

/// The last address that is not a trusted proxy's own; anybody could have written what comes before it.
pub(crate) fn behind(peer: IpAddr, headers: &HeaderMap, trusts: impl Fn(IpAddr) -> bool) -> PeerAddress {
    let peer = peer.to_canonical();
    let (plain, standard) = (list(headers), standard_list(headers));
    if !trusts(peer) {
        let near = is_near(peer) && (plain.is_some() || standard.is_some());
        return PeerAddress { address: peer, doubt: near.then_some(Doubt::NotNamed) };
    }
    match (plain, standard) {
        (None, None) => PeerAddress { address: peer, doubt: Some(Doubt::Missing) },
        (Some(hops), None) | (None, Some(hops)) => walk(peer, &hops, trusts),
        (Some(plain), Some(standard)) => {
            let (plain, standard) = (walk(peer, &plain, &trusts), walk(peer, &standard, &trusts));
            if plain == standard { plain } else { PeerAddress { address: peer, doubt: Some(Doubt::Contradiction) } }
        }
    }
}

fn walk(peer: IpAddr, hops: &[Hop], trusts: impl Fn(IpAddr) -> bool) -> PeerAddress {
    let mut address = peer;
    for hop in hops.iter().rev() {
        if !trusts(address) {
            break;
        }
        match hop {
            Hop::Address(before) => address = *before,
            Hop::Hidden => return PeerAddress { address, doubt: Some(Doubt::Hidden) },
            Hop::Unreadable => return PeerAddress { address, doubt: Some(Doubt::Unreadable) },
        }
    }
    PeerAddress { address, doubt: None }
}

/// On this machine or in a private network: where proxies are.
pub(crate) fn is_near(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => address.is_loopback() || address.is_private(),
        IpAddr::V6(address) => address.is_loopback() || address.is_unique_local(),
    }
}

/// All lines of that name, as one list; `None` if it is empty.
fn parts(headers: &HeaderMap, name: &str) -> Option<Vec<String>> {
    let lines = headers.get_all(name).iter().map(|line| line.to_str().unwrap_or("?"));
    let parts: Vec<String> = lines.flat_map(|line| split(line, ',')).collect();
    (!parts.is_empty()).then_some(parts)
}

fn list(headers: &HeaderMap) -> Option<Vec<Hop>> {
    Some(parts(headers, X_FORWARDED_FOR)?.iter().map(|part| hop(part)).collect())
}

/// The `for=` of each element (RFC 7239, section 4); an element without one tells nothing.
fn standard_list(headers: &HeaderMap) -> Option<Vec<Hop>> {
    let of = |element: &String| {
        let pairs = split(element, ';');
        let mut pairs = pairs.iter().filter_map(|pair| pair.split_once('='));
        let by = pairs.find(|(name, _)| name.trim().eq_ignore_ascii_case("for"));
        by.map_or(Hop::Hidden, |(_, node)| hop(node))
    };
    Some(parts(headers, FORWARDED)?.iter().map(of).collect())
}

/// The parts between separators outside quotes; empty ones are skipped (RFC 9110, section 5.6.1).
fn split(text: &str, separator: char) -> Vec<String> {
    let (mut parts, mut quoted, mut escaped) = (vec![String::new()], false, false);
    for character in text.chars() {
        let special = !std::mem::take(&mut escaped);
        match character {
            '"' if special => quoted = !quoted,
            '\\' if special && quoted => escaped = true,
            _ => {}
        }
        if character == separator && !quoted {
            parts.push(String::new());
        } else if let Some(part) = parts.last_mut() {
            part.push(character);
        }
    }
    parts.into_iter().map(|part| part.trim().to_owned()).filter(|part| !part.is_empty()).collect()
}

/// An address with or without a port, brackets and quotes.
fn hop(text: &str) -> Hop {
    let text = text.trim().trim_matches('"').trim();
    if text.eq_ignore_ascii_case("unknown") || text.starts_with('_') {
        return Hop::Hidden;
    }
    let address = match text.strip_prefix('[') {
        Some(rest) => rest.split_once(']').filter(|(_, after)| is_port(after)).map(|(inside, _)| inside),
        // More than one colon: an IPv6 address without brackets, and so without a port.
        None if text.matches(':').count() == 1 => {
            text.split_once(':').filter(|(_, port)| is_port(&format!(":{port}"))).map(|(address, _)| address)
        }
        None => Some(text),
    };
    let address = address.map(|address| address.split('%').next().unwrap_or(address));
    match address.and_then(|address| address.parse::<IpAddr>().ok()) {
        Some(address) => Hop::Address(address.to_canonical()),
        None => Hop::Unreadable,
    }
}

/// Nothing, or a colon followed by a number or an obfuscated port.
fn is_port(text: &str) -> bool {
    let Some(port) = text.strip_prefix(':') else { return text.is_empty() };
    port.starts_with('_') || (1..=5).contains(&port.len()) && port.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::{Doubt, HeaderMap, IpAddr, behind};

    fn found(peer: &str, lines: &[(&'static str, &str)]) -> (String, Option<Doubt>) {
        let mut headers = HeaderMap::new();
        for (name, value) in lines {
            headers.append(*name, value.parse().unwrap());
        }
        let near: ipnet::IpNet = "10.0.0.0/8".parse().unwrap();
        let peer: IpAddr = peer.parse().unwrap();
        let found = behind(peer, &headers, |address| near.contains(&address));
        (found.address.to_string(), found.doubt)
    }

    #[test]
    fn g05_an_address_is_read_in_every_form_that_proxies_write() {
        for (written, expected) in [
            ("203.0.113.9", "203.0.113.9"),
            ("203.0.113.9:51234", "203.0.113.9"),
            (" 203.0.113.9 , 10.0.0.2:80", "203.0.113.9"),
            ("198.51.100.1, 203.0.113.9:51234,,", "203.0.113.9"),
            ("2001:db8::7", "2001:db8::7"),
            ("[2001:db8::7]", "2001:db8::7"),
            ("[2001:db8::7]:443", "2001:db8::7"),
            ("\"[2001:db8::7]:443\"", "2001:db8::7"),
            ("::ffff:203.0.113.9", "203.0.113.9"),
            ("[::ffff:203.0.113.9]:51234", "203.0.113.9"),
            ("fe80::1%eth0", "fe80::1"),
        ] {
            assert_eq!(found("10.0.0.1", &[("x-forwarded-for", written)]), (expected.to_owned(), None), "{written}");
        }
    }

    #[test]
    fn g05_the_standard_header_is_read_with_quotes_and_made_up_names() {
        for (written, expected, doubt) in [
            ("for=203.0.113.9", "203.0.113.9", None),
            ("For=\"203.0.113.9:4711\";proto=https;by=203.0.113.43", "203.0.113.9", None),
            ("proto=https;host=\"a,b;c\";for=\"[2001:db8:cafe::17]:4711\"", "2001:db8:cafe::17", None),
            ("for=192.0.2.43, for=203.0.113.9;by=10.0.0.1", "203.0.113.9", None),
            ("for=203.0.113.9:_port", "203.0.113.9", None),
            ("for=203.0.113.9, for=_gazonk", "10.0.0.1", Some(Doubt::Hidden)),
            ("for=203.0.113.9, for=\"_gazonk\"", "10.0.0.1", Some(Doubt::Hidden)),
            ("for=unknown", "10.0.0.1", Some(Doubt::Hidden)),
            ("proto=https", "10.0.0.1", Some(Doubt::Hidden)),
            ("for=nonsense", "10.0.0.1", Some(Doubt::Unreadable)),
        ] {
            assert_eq!(found("10.0.0.1", &[("forwarded", written)]), (expected.to_owned(), doubt), "{written}");
        }
    }

    #[test]
    fn g05_several_lines_are_one_list() {
        let lines = [("x-forwarded-for", "192.0.2.7"), ("x-forwarded-for", "203.0.113.9, 10.0.0.3")];
        assert_eq!(found("10.0.0.1", &lines), ("203.0.113.9".to_owned(), None));
    }

    #[test]
    fn g05_a_header_that_a_visitor_adds_moves_nobody() {
        let both = [("x-forwarded-for", "203.0.113.9"), ("forwarded", "for=192.0.2.7")];
        assert_eq!(found("10.0.0.1", &both), ("10.0.0.1".to_owned(), Some(Doubt::Contradiction)));
        let same = [("x-forwarded-for", "203.0.113.9:1"), ("forwarded", "for=203.0.113.9")];
        assert_eq!(found("10.0.0.1", &same), ("203.0.113.9".to_owned(), None));
    }

    #[test]
    fn what_cannot_be_the_visitor_is_doubted() {
        let doubt = |peer, lines: &[(&'static str, &str)]| found(peer, lines).1;
        for bad in ["203.0.113.9:", "203.0.113.9:x", "[2001:db8::7", "[2001:db8::7]x", "1.2.3", "a.example.eu", "?"] {
            let (address, why) = found("10.0.0.1", &[("x-forwarded-for", bad)]);
            assert_eq!((address.as_str(), why), ("10.0.0.1", Some(Doubt::Unreadable)), "{bad}");
        }
        assert_eq!(doubt("10.0.0.1", &[]), Some(Doubt::Missing));
        assert_eq!(doubt("10.0.0.1", &[("x-forwarded-for", " , ")]), Some(Doubt::Missing));
        assert_eq!(doubt("192.168.0.4", &[("x-forwarded-for", "203.0.113.9")]), Some(Doubt::NotNamed));
        assert_eq!(doubt("203.0.113.9", &[("x-forwarded-for", "192.0.2.7")]), None);
        // What a visitor wrote in front of the proxy's own words is nobody's fault.
        assert_eq!(doubt("10.0.0.1", &[("x-forwarded-for", "nonsense, 203.0.113.9")]), None);
    }
}
