//! Service addresses as clients write them: read strictly, compared decoded, kept byte for byte for the way back.

use url::{Host, Url};

/// The longest address of a service, in bytes. Some clients keep a whole page of theirs in it, escaped twice.
pub const ADDRESS_MAX: usize = 4_096;

/// An address of a service (CAS 3.0.3, section 2.1.1), as shown and as compared.
#[derive(Clone, Debug)]
pub struct ServiceAddress {
    shown: String,
    origin: String,
    /// Decoded, without `;jsessionid=…`; an empty path is one empty segment.
    path: Vec<Vec<u8>>,
    /// What stands between `&`, decoded.
    query: Vec<Vec<u8>>,
}

/// Two addresses are the same service's if they are equal decoded: escapes in either case, `+` and `%20`, a default port, the host's case,
/// a fragment and `;jsessionid=…` make no difference.
impl PartialEq for ServiceAddress {
    fn eq(&self, other: &Self) -> bool {
        (&self.origin, &self.path, &self.query) == (&other.origin, &other.path, &other.query)
    }
}

impl Eq for ServiceAddress {}

impl ServiceAddress {
    /// Reads an address: https, or http on a loopback address; without a user, a backslash, a control character or a step upwards, escaped
    /// once or twice. `None` for everything else.
    #[must_use]
    pub fn parse(shown: &str) -> Option<Self> {
        if shown.len() > ADDRESS_MAX || shown.contains('\\') || shown.chars().any(char::is_control) {
            return None;
        }
        let (scheme, rest) = shown.split_once("://")?;
        let authority = &rest[..rest.find(['/', '?', '#']).unwrap_or(rest.len())];
        let is_web = ["https", "http"].iter().any(|known| known.eq_ignore_ascii_case(scheme));
        if !is_web || authority.is_empty() || authority.contains('@') {
            return None;
        }
        let origin = Url::parse(&format!("{scheme}://{authority}")).ok().filter(is_secure)?.origin();
        let rest = &rest[authority.len()..];
        let rest = rest.split_once('#').map_or(rest, |(before, _)| before);
        let (path, query) = rest.split_once('?').unwrap_or((rest, ""));
        if steps_upwards(path) {
            return None;
        }
        let path = path.strip_prefix('/').unwrap_or(path);
        Some(Self {
            shown: in_a_header(shown),
            origin: origin.ascii_serialization(),
            path: path.split('/').map(|segment| decoded(without_session(segment), false)).collect(),
            query: query.split('&').filter(|pair| !pair.is_empty()).map(|pair| decoded(pair, true)).collect(),
        })
    }

    /// The address as the client wrote it; only what cannot stand in a header is escaped.
    #[must_use]
    pub fn shown(&self) -> &str {
        &self.shown
    }

    /// Scheme, host and port, as browsers write them (RFC 6454, section 6.2).
    #[must_use]
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// The host, for people to read.
    #[must_use]
    pub fn host(&self) -> &str {
        let host = self.origin.split_once("://").map_or(&*self.origin, |(_, host)| host);
        match host.rsplit_once(':') {
            Some((before, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => before,
            _ => host,
        }
    }

    pub(crate) fn path(&self) -> &[Vec<u8>] {
        &self.path
    }

    /// The address with one more parameter, before its fragment. Its own query stays as it is.
    #[must_use]
    pub fn with(&self, name: &str, value: &str) -> String {
        let (before, fragment) = match self.shown.find('#') {
            Some(at) => self.shown.split_at(at),
            None => (&*self.shown, ""),
        };
        let mark = match before.split_once('?') {
            None => "?",
            Some((_, "")) => "",
            Some(_) => "&",
        };
        format!("{before}{mark}{name}={value}{fragment}")
    }
}

/// Whether an address may be a service's at all: nobody between us and it can read along.
fn is_secure(url: &Url) -> bool {
    let loopback = match url.host() {
        Some(Host::Domain(name)) => name == "localhost" || name.ends_with(".localhost"),
        Some(Host::Ipv4(ip)) => ip.is_loopback(),
        Some(Host::Ipv6(ip)) => ip.is_loopback(),
        None => false,
    };
    url.host().is_some() && (url.scheme() == "https" || url.scheme() == "http" && loopback)
}

/// Whether a path leaves the folder that it begins with, as a server could understand it that decodes once more than it should.
fn steps_upwards(path: &str) -> bool {
    let once = decoded(path, false);
    let twice = decoded(&String::from_utf8_lossy(&once), false);
    let steps =
        |path: &[u8]| path.split(|byte| matches!(byte, b'/' | b'\\' | b';')).any(|part| matches!(part, b"." | b".."));
    let odd = |path: &[u8]| path.iter().any(|byte| *byte == b'\\' || byte.is_ascii_control());
    [path.as_bytes(), &once, &twice].into_iter().any(|path| steps(path) || odd(path))
}

/// A segment without the session that servers of Java write into it.
fn without_session(segment: &str) -> &str {
    let at = segment.to_ascii_lowercase().find(";jsessionid=");
    at.map_or(segment, |at| &segment[..at])
}

/// Takes escapes away; `+` is a space in a query alone.
fn decoded(text: &str, plus: bool) -> Vec<u8> {
    let mut rest = text.as_bytes();
    let mut decoded = Vec::with_capacity(text.len());
    while let Some((byte, after)) = rest.split_first() {
        let digits = after.get(..2).filter(|_| *byte == b'%');
        let escaped = digits.and_then(|digits| data_encoding::HEXUPPER_PERMISSIVE.decode(digits).ok());
        rest = if escaped.is_some() { &after[2..] } else { after };
        let plain = if *byte == b'+' && plus { b' ' } else { *byte };
        decoded.extend(escaped.unwrap_or_else(|| vec![plain]));
    }
    decoded
}

/// Escapes what cannot stand in a header or in an address: everything but visible ASCII, and quotation marks and angle brackets.
fn in_a_header(shown: &str) -> String {
    let mut safe = String::with_capacity(shown.len());
    for byte in shown.bytes() {
        if byte.is_ascii_graphic() && !matches!(byte, b'"' | b'<' | b'>') {
            safe.push(char::from(byte));
        } else {
            safe.push('%');
            safe.push_str(&data_encoding::HEXUPPER.encode(&[byte]));
        }
    }
    safe
}

#[cfg(test)]
mod tests;
