//! Resolved texts: a map from id to sentence, where an argument stands as `{ $name }`. Knows no Fluent.

use std::collections::BTreeMap;
use std::rc::Rc;

/// The texts of one page in one language; cheap to clone.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Messages(Rc<BTreeMap<String, String>>);

impl From<BTreeMap<String, String>> for Messages {
    fn from(texts: BTreeMap<String, String>) -> Self {
        Self(Rc::new(texts))
    }
}

impl Messages {
    /// The text with this id. A missing one shows its id, so that it is seen and mended instead of hidden.
    #[must_use]
    pub fn text(&self, id: &str) -> String {
        self.0.get(id).map_or(id, String::as_str).to_owned()
    }

    /// The text with this id and its arguments filled in. Arguments are words, never markup and never looked into again.
    #[must_use]
    pub fn with(&self, id: &str, arguments: &[(&str, &str)]) -> String {
        fill(self.0.get(id).map_or(id, String::as_str), arguments)
    }
}

/// One pass over the text, so that an argument that itself looks like a place for one stays what it is.
fn fill(text: &str, arguments: &[(&str, &str)]) -> String {
    let mut out = String::with_capacity(text.len() + 32);
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        let Some((place, tail)) = after.split_once('}') else {
            break;
        };
        let name = place.trim().trim_start_matches('$');
        out.push_str(before);
        if let Some((_, value)) = arguments.iter().find(|(known, _)| *known == name) {
            out.push_str(value);
        }
        rest = tail;
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::{Messages, fill};

    #[test]
    fn arguments_stand_where_the_text_wants_them() {
        assert_eq!(fill("Sign in to { $site }", &[("site", "RASFF")]), "Sign in to RASFF");
        assert_eq!(fill("{$a}-{$b}-{$a}", &[("a", "1"), ("b", "2")]), "1-2-1");
    }

    #[test]
    fn l05_an_argument_is_not_read_as_a_text() {
        assert_eq!(fill("to { $site }!", &[("site", "{ $site }<img onerror>")]), "to { $site }<img onerror>!");
    }

    #[test]
    fn a_missing_text_shows_its_id() {
        assert_eq!(Messages::default().text("no-such-text"), "no-such-text");
    }

    #[test]
    fn a_brace_without_an_end_is_left_alone() {
        assert_eq!(fill("a { b", &[]), "a { b");
    }
}
