//! What an operator has said of a person besides name, address and language, and which of it a relying party is told.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// The attribute that names the groups that a person belongs to.
pub const GROUPS: &str = "groups";

/// The most attributes that an account can have.
pub const NAMES_MAX: usize = 64;

/// The most values of one attribute.
pub const VALUES_MAX: usize = 1_000;

/// The longest name and the longest value, in bytes.
pub const NAME_MAX: usize = 64;
/// See [`NAME_MAX`].
pub const VALUE_MAX: usize = 1_024;

/// Names that protocols use for something else, so that no attribute may have them: a client of CAS would read one as
/// the person's name, and one of OpenID Connect as part of the proof.
const RESERVED: [&str; 24] = [
    "user",
    "attributes",
    "proxies",
    "proxyGrantingTicket",
    "iss",
    "sub",
    "aud",
    "exp",
    "iat",
    "nbf",
    "jti",
    "nonce",
    "acr",
    "amr",
    "azp",
    "sid",
    "events",
    "auth_time",
    "at_hash",
    "c_hash",
    "cnf",
    "email_verified",
    "factor_added_at",
    "authenticationLevel",
];

/// Attributes of an account: names, each with at least one text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Attributes(BTreeMap<String, Vec<String>>);

/// Why a text cannot be an attribute.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AttributeError {
    /// The name would not be one in XML and JSON, or means something else there.
    #[error(
        "an attribute's name has 1 to 64 letters, digits, hyphens, dots and underscores, begins with a letter, and is none that the protocols use"
    )]
    Name,
    /// A value is empty, too long, or has characters that cannot be shown.
    #[error("a value has 1 to 1,024 bytes on one line, and no control characters")]
    Value,
    /// There are too many of them.
    #[error("an account has at most 64 attributes, and each at most 1,000 values")]
    TooMany,
}

impl Attributes {
    /// Sets an attribute, or removes it if there are no values. Values are kept in their order, each once.
    ///
    /// # Errors
    /// [`AttributeError`].
    pub fn set(&mut self, name: &str, values: impl IntoIterator<Item = String>) -> Result<(), AttributeError> {
        if !is_attribute_name(name) {
            return Err(AttributeError::Name);
        }
        let mut kept: Vec<String> = Vec::new();
        for value in values {
            let value = value.trim().to_owned();
            if value.is_empty() || value.len() > VALUE_MAX || value.chars().any(char::is_control) {
                return Err(AttributeError::Value);
            }
            if !kept.contains(&value) {
                kept.push(value);
            }
        }
        if kept.is_empty() {
            self.0.remove(name);
            return Ok(());
        }
        let is_new = !self.0.contains_key(name);
        if kept.len() > VALUES_MAX || is_new && self.0.len() >= NAMES_MAX {
            return Err(AttributeError::TooMany);
        }
        self.0.insert(name.to_owned(), kept);
        Ok(())
    }

    /// The values of an attribute; none if the account does not have it.
    #[must_use]
    pub fn get(&self, name: &str) -> &[String] {
        self.0.get(name).map(Vec::as_slice).unwrap_or_default()
    }

    /// All of them, in the order of their names.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &[String])> {
        self.0.iter().map(|(name, values)| (name.as_str(), values.as_slice()))
    }

    /// Whether the account has none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// Whether a text can name an attribute, so that it is a name in XML, JSON and an HTTP header alike.
#[must_use]
pub fn is_attribute_name(text: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.');
    let begins = text.bytes().next().is_some_and(|byte| byte.is_ascii_alphabetic());
    let reserved = RESERVED.iter().any(|name| name.eq_ignore_ascii_case(text));
    begins && text.len() <= NAME_MAX && text.bytes().all(plain) && !reserved
}

/// Which attributes a relying party is told of. It is stored as one JSON text, in which whatever has its default may be
/// missing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Released {
    /// The account's names of them, each with the name that the relying party knows it by.
    pub names: BTreeMap<String, String>,
    /// If there are any, only groups that begin with one of these are told.
    pub group_prefixes: Vec<String>,
}

impl Released {
    /// What the relying party is told of an account with these attributes, by its own names.
    #[must_use]
    pub fn of(&self, all: &Attributes) -> Attributes {
        let told = |name: &str, value: &String| {
            name != GROUPS
                || self.group_prefixes.is_empty()
                || self.group_prefixes.iter().any(|prefix| value.starts_with(prefix))
        };
        let mut released = BTreeMap::new();
        for (name, shown) in &self.names {
            let values: Vec<_> = all.get(name).iter().filter(|value| told(name, value)).cloned().collect();
            if !values.is_empty() {
                released.insert(shown.clone(), values);
            }
        }
        Attributes(released)
    }
}

#[cfg(test)]
mod tests {
    use super::{AttributeError, Attributes, GROUPS, Released};

    fn with(pairs: &[(&str, &[&str])]) -> Attributes {
        let mut attributes = Attributes::default();
        for (name, values) in pairs {
            attributes.set(name, values.iter().map(|value| (*value).to_owned())).unwrap();
        }
        attributes
    }

    #[test]
    fn k08_no_attribute_has_a_name_that_a_client_would_take_for_the_person() {
        let mut attributes = Attributes::default();
        let long = "n".repeat(65);
        for name in ["user", "User", "sub", "1st", "", "a b", "a<b", "ö", "xml:lang", "proxies", "-a", &long] {
            assert_eq!(attributes.set(name, ["x".to_owned()]), Err(AttributeError::Name), "{name}");
        }
        assert!(attributes.is_empty());
    }

    #[test]
    fn a_value_is_one_line_and_kept_once() {
        let mut attributes = with(&[(GROUPS, &["a", " b ", "a"])]);
        assert_eq!(attributes.get(GROUPS), ["a", "b"]);
        for bad in ["", "  ", "a\nb", &"x".repeat(1_025)] {
            assert_eq!(attributes.set(GROUPS, [bad.to_owned()]), Err(AttributeError::Value), "{bad:?}");
        }
        assert_eq!(attributes.get(GROUPS), ["a", "b"], "what was refused changed nothing");
        attributes.set(GROUPS, []).unwrap();
        assert!(attributes.is_empty());
    }

    #[test]
    fn a_site_is_told_what_it_is_registered_for_by_its_own_names() {
        let all = with(&[(GROUPS, &["RASFF_SE", "TRACES_SE"]), ("unit", &["E2"]), ("salary", &["1"])]);
        let names = [(GROUPS, "groups"), ("unit", "departmentNumber"), ("missing", "missing")];
        let names = names.map(|(name, shown)| (name.to_owned(), shown.to_owned())).into();
        let released = Released { names, group_prefixes: vec!["RASFF_".to_owned()] }.of(&all);
        assert_eq!(released, with(&[(GROUPS, &["RASFF_SE"]), ("departmentNumber", &["E2"])]));
        assert!(Released::default().of(&all).is_empty());
    }
}
