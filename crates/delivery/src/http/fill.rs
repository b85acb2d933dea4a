//! Filling the placeholders of a template, with each value escaped so that it remains a single value.

use std::fmt::Write as _;

/// How a value is escaped, by where it is put.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Escape {
    /// In a URL or a form: everything but letters, digits and `-._~` as `%XX` (RFC 3986, section 2.1).
    Url,
    /// In a JSON string, without the quotation marks.
    Json,
    /// In a header: the value is left as it is.
    Nothing,
}

/// Replaces each `{name}` that has a value, in one pass: what looks like a placeholder within a value stays as it is,
/// and so do other braces.
pub(super) fn fill(template: &str, value: &dyn Fn(&str) -> Option<String>, escape: Escape) -> String {
    let mut out = String::with_capacity(template.len() + 256);
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let found = after.split_once('}').and_then(|(name, tail)| Some((value(name)?, tail)));
        if let Some((value, tail)) = found {
            out.push_str(&escaped(&value, escape));
            rest = tail;
        } else {
            out.push('{');
            rest = after;
        }
    }
    out.push_str(rest);
    out
}

fn escaped(value: &str, escape: Escape) -> String {
    match escape {
        Escape::Nothing => value.to_owned(),
        Escape::Json => {
            let quoted = serde_json::Value::from(value).to_string();
            quoted[1..quoted.len() - 1].to_owned()
        }
        Escape::Url => value.bytes().fold(String::with_capacity(value.len() * 2), |mut out, byte| {
            if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
                out.push(char::from(byte));
            } else {
                write!(out, "%{byte:02X}").expect("writing to a string cannot fail");
            }
            out
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::{Escape, fill};

    fn with(template: &str, value: &str, escape: Escape) -> String {
        fill(template, &|name| (name == "text").then(|| value.to_owned()), escape)
    }

    #[test]
    fn a_value_stays_one_value_wherever_it_stands() {
        assert_eq!(with("?t={text}&x", "å&b=c #+/%\n", Escape::Url), "?t=%C3%A5%26b%3Dc%20%23%2B%2F%25%0A&x");
        assert_eq!(with("{\"t\": \"{text}\"}", "a\"\\b\n", Escape::Json), "{\"t\": \"a\\\"\\\\b\\n\"}");
        assert_eq!(with("Bearer {text}", "a b", Escape::Nothing), "Bearer a b");
    }

    #[test]
    fn a_value_is_not_looked_into_and_other_braces_stay() {
        assert_eq!(with("{text}{text}", "{text}", Escape::Nothing), "{text}{text}");
        assert_eq!(with("{ {text} } {other} {", "x", Escape::Nothing), "{ x } {other} {");
    }
}
