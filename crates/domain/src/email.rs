//! E-mail addresses: as a person types them, and as accounts are found by them.

use std::fmt;

use unicode_normalization::UnicodeNormalization;

/// An address that could exist.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Email {
    shown: String,
    key: String,
}

impl Email {
    /// The longest address (RFC 5321, section 4.5.3.1.3, less the brackets).
    pub const MAX_BYTES: usize = 254;

    /// Reads an address as typed. Only what cannot be an address at all is refused; whether mail arrives there is another
    /// question.
    #[must_use]
    pub fn parse(typed: &str) -> Option<Self> {
        let shown: String = typed.trim().nfc().collect();
        let (local, domain) = shown.rsplit_once('@')?;
        let clean = |c: char| !c.is_control() && !c.is_whitespace() && !"<>()[],;:\\\"@".contains(c);
        let labels =
            domain.split('.').all(|label| !label.is_empty() && !label.starts_with('-') && !label.ends_with('-'));
        let plausible = !local.is_empty()
            && local.len() <= 64
            && shown.len() <= Self::MAX_BYTES
            && local.chars().chain(domain.chars()).all(clean)
            && labels
            && domain.contains('.');
        plausible.then(|| Self { key: shown.to_lowercase().nfkc().collect(), shown })
    }

    /// As the person wrote it.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.shown
    }

    /// The form that is the same however it is typed; accounts are looked up by it.
    #[must_use]
    pub fn key(&self) -> &str {
        &self.key
    }
}

impl fmt::Display for Email {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.shown)
    }
}

#[cfg(test)]
mod tests {
    use super::Email;

    #[test]
    fn one_address_has_one_key_however_it_is_typed() {
        let key = |typed: &str| Email::parse(typed).unwrap().key().to_owned();
        assert_eq!(key(" Anna@Example.EU "), key("anna@example.eu"));
        assert_eq!(key("a\u{30a}sa@example.eu"), key("åsa@example.eu"));
    }

    #[test]
    fn what_cannot_be_an_address_is_refused() {
        for typed in [
            "",
            "anna",
            "@example.eu",
            "anna@",
            "anna@example",
            "a b@example.eu",
            "a@b@example.eu",
            "a@.eu",
            "a@-x.eu",
            "<script>@example.eu",
            "a\n@example.eu",
        ] {
            assert_eq!(Email::parse(typed), None, "{typed:?}");
        }
        assert_eq!(Email::parse(&format!("a@{}.eu", "x".repeat(300))), None);
    }
}
