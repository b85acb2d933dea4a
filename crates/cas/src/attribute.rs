//! Names of attributes: what may be an element's name in an answer without meaning something else to a client.

use std::fmt;

/// The name of an attribute that a service gets.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AttributeName(String);

/// Names that have a meaning of their own: to clients (several read the first or every `user`, wherever it stands; phpCAS takes `attribute`
/// for the list of all), or since only the server says how somebody signed in (K12).
const RESERVED: [&str; 26] = [
    "user",
    "proxies",
    "proxy",
    "proxyGrantingTicket",
    "attributes",
    "attribute",
    "authenticationSuccess",
    "authenticationFailure",
    "norEduPerson",
    "email",
    "name",
    "displayName",
    "locale",
    "groups",
    "group",
    "assuranceLevel",
    "authenticationLevel",
    "authenticationFactors",
    "strengths",
    "strength",
    "loginDate",
    "authenticationDate",
    "isFromNewLogin",
    "longTermAuthenticationRequestTokenUsed",
    "sso",
    "ticketType",
];

impl AttributeName {
    /// The longest name, in bytes.
    pub const MAX: usize = 64;

    /// Reads a name: a letter, then letters, digits, `-`, `_` and `.` (XML 1.0, section 2.3, without colons and without what looks alike).
    /// `None` for reserved names in any letter case, and for those that begin with `xml`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.');
        let is_name = text.len() <= Self::MAX
            && text.bytes().next().is_some_and(|first| first.is_ascii_alphabetic())
            && text.bytes().all(plain)
            && !text.to_ascii_lowercase().starts_with("xml");
        let is_free = !RESERVED.iter().any(|reserved| reserved.eq_ignore_ascii_case(text));
        (is_name && is_free).then(|| Self(text.to_owned()))
    }

    /// The name on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for AttributeName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::AttributeName;

    #[test]
    fn golden_13_a_name_that_clients_would_misread_is_none() {
        for good in ["firstName", "departmentNumber", "eduPersonAffiliation", "x-1", "a.b_c"] {
            assert_eq!(AttributeName::parse(good).map(|name| name.to_string()).as_deref(), Some(good));
        }
        for bad in [
            "user",
            "USER",
            "proxies",
            "proxyGrantingTicket",
            "attributes",
            "attribute",
            "authenticationLevel",
            "authenticationlevel",
            "assuranceLevel",
            "strengths",
            "groups",
            "",
            "1",
            "1st",
            "-a",
            "a b",
            "a:b",
            "a>b",
            "å",
            "xmlThing",
            "a\u{0}",
            &"a".repeat(65),
        ] {
            assert_eq!(AttributeName::parse(bad), None, "{bad}");
        }
    }
}
