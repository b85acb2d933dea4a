//! Form parameters as OAuth wants them: each at most once, unknown ones ignored, empty ones as if they were not there
//! (RFC 6749, section 3.1).

use std::collections::HashMap;

use sluss_protocol::secret::Secret;

/// The parameters of one request. Passwords and codes are among them, so they are wiped, and have no `Debug` (S30).
#[derive(Clone, Default)]
#[expect(missing_debug_implementations, reason = "whatever holds one has to say what it shows of itself")]
pub struct Params {
    values: HashMap<String, Secret>,
    duplicated: Vec<String>,
    bytes: usize,
}

impl Params {
    /// Reads `application/x-www-form-urlencoded` text: a query or a body.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        let mut params = Self::default();
        for (name, value) in url::form_urlencoded::parse(text.as_bytes()) {
            params.bytes += name.len() + value.len();
            if params.values.contains_key(name.as_ref()) {
                params.duplicated.push(name.into_owned());
            } else {
                params.values.insert(name.into_owned(), value.into_owned().into());
            }
        }
        params
    }

    /// A parameter's value; `None` where it is missing or empty.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&str> {
        self.values.get(name).map(|value| &**value).filter(|value| !value.is_empty())
    }

    /// How long all names and values are together, as they were meant and not as they were written.
    #[must_use]
    pub const fn bytes(&self) -> usize {
        self.bytes
    }

    /// The name of the parameter that takes the most room.
    #[must_use]
    pub fn longest(&self) -> Option<&str> {
        self.values.iter().max_by_key(|(name, value)| name.len() + value.len()).map(|(name, _)| name.as_str())
    }

    /// A parameter that was given more than once, if there is one.
    #[must_use]
    pub fn duplicated(&self) -> Option<&str> {
        self.duplicated.first().map(String::as_str)
    }

    /// Whether this parameter was given more than once.
    #[must_use]
    pub fn is_duplicated(&self, name: &str) -> bool {
        self.duplicated.iter().any(|known| known == name)
    }
}

#[cfg(test)]
mod tests {
    use super::Params;

    #[test]
    fn j15_a_parameter_counts_once_and_empty_ones_not_at_all() {
        let params = Params::parse("scope=openid&state=&x=1&x=2&q=a%20b+c");
        assert_eq!(params.get("scope"), Some("openid"));
        assert_eq!(params.get("state"), None);
        assert_eq!(params.get("q"), Some("a b c"));
        assert_eq!(params.duplicated(), Some("x"));
        let several = Params::parse("x=1&x=2&state=a&state=b");
        assert!(several.is_duplicated("x") && several.is_duplicated("state") && !several.is_duplicated("a"));
        assert_eq!(Params::parse("a=1").duplicated(), None);
    }
}
