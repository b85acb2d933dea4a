//! E-mail addresses: as people type them, as accounts are looked up, and as mail servers take them. A domain has two
//! written forms, one in the letters of its own script and one in ASCII (`xn--…`, RFC 5890); here they are the same
//! domain (UTS 46).

use std::fmt;

use idna::uts46::{AsciiDenyList, DnsLength, Hyphens, Uts46};
use sluss_protocol::typed;
use unicode_normalization::UnicodeNormalization;

/// A syntactically valid address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Email {
    shown: String,
    /// The byte index in `shown` where the domain begins.
    at: usize,
    /// The domain in ASCII, as mail servers need it.
    domain: String,
    key: String,
}

impl Email {
    /// The longest address (RFC 5321, section 4.5.3.1.3, less the brackets).
    pub const MAX_BYTES: usize = 254;

    /// Reads an address as typed. It refuses only what cannot be an address at all; whether mail arrives there is
    /// another question.
    #[must_use]
    pub fn parse(typed: &str) -> Option<Self> {
        let typed: String = seen(typed).nfc().collect();
        let (local, domain) = typed.rsplit_once('@')?;
        let clean = |c: char| !c.is_control() && !c.is_whitespace() && !"<>()[],;:\\\"@".contains(c);
        let ascii = ascii_domain(domain)?;
        let plausible = !local.is_empty()
            && local.len() <= 64
            && local.len() + 1 + ascii.len() <= Self::MAX_BYTES
            && local.chars().all(clean)
            && ascii.contains('.');
        // A domain that is already in ASCII stays as the person wrote it.
        let shown = if !domain.is_ascii() || domain.to_ascii_lowercase().contains("xn--") {
            shown_domain(&ascii)
        } else {
            domain.to_owned()
        };
        plausible.then(|| Self::new(local, &shown, ascii))
    }

    /// Reads an address from the database. One that would be refused today is accepted as it is: stricter rules must
    /// not shut out its owner.
    #[must_use]
    pub fn stored(text: &str) -> Option<Self> {
        let (local, domain) = text.rsplit_once('@')?;
        Some(Self::parse(text).unwrap_or_else(|| Self::new(local, domain, domain.to_lowercase().nfkc().collect())))
    }

    fn new(local: &str, shown_domain: &str, domain: String) -> Self {
        let key = format!("{}@{domain}", local.to_lowercase().nfkc().collect::<String>());
        Self { shown: format!("{local}@{shown_domain}"), at: local.len() + 1, domain, key }
    }

    /// The address as the person wrote it, with the domain in the letters of its own script.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.shown
    }

    /// The address as mail servers take it, with the domain in ASCII. The part before the `@` is left alone.
    #[must_use]
    pub fn envelope(&self) -> String {
        format!("{}{}", &self.shown[..self.at], self.domain)
    }

    /// The form that is the same however the address is typed; accounts are looked up by it.
    #[must_use]
    pub fn key(&self) -> &str {
        &self.key
    }
}

/// The domain in ASCII, or `None` if it is not a valid one.
#[must_use]
pub fn ascii_domain(domain: &str) -> Option<String> {
    // Resolvers accept underscores, so we do too; other characters are checked (RFC 1123, section 2.1).
    let checked =
        Uts46::new().to_ascii(domain.as_bytes(), AsciiDenyList::URL, Hyphens::CheckFirstLast, DnsLength::Verify);
    let ascii = checked.ok()?.into_owned();
    ascii.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte)).then_some(ascii)
}

/// The domain in the letters of its own script.
fn shown_domain(ascii: &str) -> String {
    let (shown, fine) = Uts46::new().to_unicode(ascii.as_bytes(), AsciiDenyList::URL, Hyphens::CheckFirstLast);
    if fine.is_ok() { shown.into_owned() } else { ascii.to_owned() }
}

/// Removes invisible characters. A joiner after a letter outside ASCII may be part of the word, as in Persian.
fn seen(typed: &str) -> String {
    let mut before = ' ';
    let kept = typed.chars().filter(|&c| {
        let joins = matches!(c, '\u{200c}' | '\u{200d}') && before.is_alphabetic() && !before.is_ascii();
        let kept = joins || !typed::is_invisible(c);
        before = c;
        kept
    });
    kept.collect::<String>().trim().to_owned()
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
        assert_eq!(key("\u{202a}an\u{ad}na@exam\u{200b}ple.eu\u{202c}\u{a0}"), key("anna@example.eu"));
    }

    #[test]
    fn a_domain_in_ascii_and_in_its_own_letters_is_one_domain() {
        for typed in [
            "anna@göteborg.se",
            "Anna@GÖTEBORG.se",
            "anna@go\u{308}teborg.se",
            "anna@xn--gteborg-90a.se",
            "anna@XN--GTEBORG-90A.SE",
            "anna@göteborg。se",
        ] {
            let email = Email::parse(typed).unwrap();
            assert_eq!(email.key(), "anna@xn--gteborg-90a.se", "{typed}");
            assert_eq!(email.as_str().to_lowercase(), "anna@göteborg.se", "{typed}");
            assert_eq!(email.envelope().to_lowercase(), "anna@xn--gteborg-90a.se", "{typed}");
        }
        assert_eq!(Email::parse("Anna@Example.EU").unwrap().as_str(), "Anna@Example.EU");
        assert_eq!(Email::parse("åsa@göteborg.se").unwrap().envelope(), "åsa@xn--gteborg-90a.se");
        assert_ne!(Email::parse("a@faß.de").unwrap().key(), Email::parse("a@fass.de").unwrap().key());
    }

    #[test]
    fn what_was_taken_once_is_read_although_it_would_not_be_taken_today() {
        for kept in ["anna@ex--ample-.eu", "anna@xn--a.eu", "anna@under_score.eu"] {
            assert_eq!(Email::stored(kept).unwrap().as_str(), kept, "{kept}");
        }
        assert_eq!(Email::stored("anna@göteborg.se").unwrap().key(), "anna@xn--gteborg-90a.se");
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
            "a@xn--a.eu",
            "a@x%41.eu",
            "<script>@example.eu",
            "a\n@example.eu",
        ] {
            assert_eq!(Email::parse(typed), None, "{typed:?}");
        }
        assert_eq!(Email::parse(&format!("a@{}.eu", "x".repeat(300))), None);
    }
}
