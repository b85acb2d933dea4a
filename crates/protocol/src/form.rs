//! Forms, in a query or in a body, read as all our protocols want them: each field at most once, unknown ones ignored, empty ones treated as
//! missing (RFC 6749, section 3.1). Each protocol knows its own fields, and which of them may be there several times.

use std::collections::HashMap;

use crate::secret::Secret;

/// The fields of one form. Passwords and codes are among them, so values are wiped when it is dropped, and it has no `Debug` (S30).
#[derive(Clone, Default)]
#[expect(missing_debug_implementations, reason = "a type that holds one has to say what it shows of itself")]
pub struct Form {
    values: HashMap<String, Secret>,
    /// Second and later values, in their order.
    further: Vec<(String, Secret)>,
    bytes: usize,
}

impl Form {
    /// Reads `application/x-www-form-urlencoded` text: a query or a body.
    ///
    /// ```
    /// use sluss_protocol::form::Form;
    ///
    /// let form = Form::parse("scope=openid+email&state=&prompt=login&prompt=none");
    /// assert_eq!(form.get("scope"), Some("openid email"));
    /// assert_eq!(form.get("state"), None, "empty is missing");
    /// assert_eq!(form.duplicated(), Some("prompt"));
    /// ```
    #[must_use]
    pub fn parse(text: &str) -> Self {
        let mut form = Self::default();
        for (name, value) in form_urlencoded::parse(text.as_bytes()) {
            let value = Secret::from(value.into_owned());
            form.bytes += name.len() + value.len();
            if form.values.contains_key(name.as_ref()) {
                form.further.push((name.into_owned(), value));
            } else {
                form.values.insert(name.into_owned(), value);
            }
        }
        form
    }

    /// The value of a field; `None` if it is missing or empty.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&str> {
        self.values.get(name).map(|value| &**value).filter(|value| !value.is_empty())
    }

    /// The length of all names and values together, decoded.
    #[must_use]
    pub const fn bytes(&self) -> usize {
        self.bytes
    }

    /// The name of the field that takes the most room.
    #[must_use]
    pub fn longest(&self) -> Option<&str> {
        self.values.iter().max_by_key(|(name, value)| name.len() + value.len()).map(|(name, _)| name.as_str())
    }

    /// The first field that was given more than once.
    #[must_use]
    pub fn duplicated(&self) -> Option<&str> {
        self.further.first().map(|(name, _)| name.as_str())
    }

    /// The first field that was given more than once, apart from one that may be.
    #[must_use]
    pub fn duplicated_but(&self, repeatable: &str) -> Option<&str> {
        self.further.iter().map(|(name, _)| name.as_str()).find(|name| *name != repeatable)
    }

    /// All values of a field that may be given several times, in their order; empty ones are missing.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        let further = self.further.iter().filter(move |(known, _)| known == name).map(|(_, value)| &**value);
        self.values.get(name).map(|value| &**value).into_iter().chain(further).filter(|value| !value.is_empty())
    }

    /// All fields with their values, in no particular order.
    pub fn pairs(&self) -> impl Iterator<Item = (&str, &str)> {
        let first = self.values.iter().map(|(name, value)| (name.as_str(), &**value));
        first.chain(self.further.iter().map(|(name, value)| (name.as_str(), &**value)))
    }

    /// Whether a field was given more than once.
    #[must_use]
    pub fn is_duplicated(&self, name: &str) -> bool {
        self.further.iter().any(|(known, _)| known == name)
    }
}

#[cfg(test)]
mod tests {
    use super::Form;

    #[test]
    fn j15_a_field_counts_once_and_empty_ones_not_at_all() {
        let form = Form::parse("scope=openid&state=&x=1&x=2&q=a%20b+c");
        assert_eq!(form.get("scope"), Some("openid"));
        assert_eq!(form.get("state"), None);
        assert_eq!(form.get("q"), Some("a b c"));
        assert_eq!(form.duplicated(), Some("x"));
        let several = Form::parse("x=1&x=2&state=a&state=b");
        assert!(several.is_duplicated("x") && several.is_duplicated("state") && !several.is_duplicated("a"));
        assert_eq!(Form::parse("a=1").duplicated(), None);
        assert_eq!((several.duplicated_but("x"), form.duplicated_but("x")), (Some("state"), None));
        assert_eq!(Form::parse("r=1&a=2&r=&r=3").all("r").collect::<Vec<_>>(), ["1", "3"]);
    }

    #[test]
    fn a_form_knows_how_long_it_is_decoded_and_which_field_is_the_longest() {
        let form = Form::parse("a=1234567&state=%C3%A5&a=678");
        assert_eq!(form.bytes(), (1 + 7) + (5 + 2) + (1 + 3), "what was given twice counts twice");
        assert_eq!(form.longest(), Some("a"));
        assert_eq!(Form::parse("scope=x&a=12").longest(), Some("scope"), "the name counts too");
        assert_eq!((Form::parse("").bytes(), Form::parse("").longest()), (0, None));
    }
}
