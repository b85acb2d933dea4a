//! What is said of each of several codes, so that the person can tell them apart. Secrets in them are not shown.

use sluss_codes::link;

/// The longest text that is shown, in characters.
const LONGEST: usize = 60;

/// What a code is for, as far as its text says that.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Choice {
    /// An account, by who issued it and its name there.
    Account(String),
    /// A link of a server, by its name.
    Link(String),
    /// Something else.
    Unknown,
}

impl Choice {
    /// What a text is for.
    #[must_use]
    pub fn of(text: &str) -> Self {
        if let Ok(link) = link::read(text) {
            let label = link.account.label();
            return if label.is_empty() { Self::Unknown } else { Self::Account(cut(&label)) };
        }
        let host = text.split_once("://").and_then(|(_, rest)| rest.split(['/', '?', '#']).next());
        host.filter(|host| !host.is_empty()).map_or(Self::Unknown, |host| Self::Link(cut(&host.to_ascii_lowercase())))
    }
}

fn cut(text: &str) -> String {
    text.chars().filter(|letter| !letter.is_control()).take(LONGEST).collect()
}

#[cfg(test)]
mod tests {
    use super::Choice;

    #[test]
    fn a_code_is_named_without_its_secret() {
        let account = |name: &str| Choice::Account(name.to_owned());
        for (text, choice) in [
            ("otpauth://totp/Example:anna?secret=GEZDGNBVGY3TQOJQ&issuer=Example", account("Example, anna")),
            ("HTTPS://SLUSS.EXAMPLE.EU/APP/#SABC", Choice::Link("sluss.example.eu".to_owned())),
            ("hello", Choice::Unknown),
            ("otpauth://totp/?secret=GEZDGNBVGY3TQOJQ", Choice::Unknown),
        ] {
            assert_eq!(Choice::of(text), choice, "{text}");
        }
    }
}
