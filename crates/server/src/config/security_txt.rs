//! The section `[security_txt]` of the settings: whom to tell about a hole in the security of this server (RFC 9116).

use std::fmt::Write as _;

use serde::Deserialize;
use sluss_domain::Timestamp;
use url::Url;

use super::web_address::web_address;
use crate::dates::{read_day, rfc3339};

/// The section as it is written.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SecurityTxtRules {
    contact: Option<Vec<String>>,
    expires: Option<String>,
    policy: Option<String>,
    preferred_languages: Option<Vec<String>>,
}

/// What the file says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SecurityTxt {
    contact: Vec<String>,
    /// From when on nobody should rely on it.
    pub expires: Timestamp,
    policy: Option<String>,
    preferred_languages: Vec<String>,
}

impl SecurityTxtRules {
    /// The file that the section describes.
    ///
    /// # Errors
    /// A sentence that names the setting and says what it should be.
    pub(super) fn file(self) -> Result<SecurityTxt, String> {
        let contact = self.contact.unwrap_or_default();
        if contact.is_empty() {
            return Err("security_txt: contact is missing, such as [\"mailto:security@example.eu\"]".to_owned());
        }
        if let Some(wrong) = contact.iter().find(|contact| !is_contact(contact)) {
            return Err(format!("security_txt: contact = {wrong} must begin with https://, mailto: or tel:"));
        }
        let expires =
            self.expires.ok_or("security_txt: expires is missing, a day within a year, such as 2027-06-30")?;
        let day = read_day(&expires);
        let expires =
            day.ok_or_else(|| format!("security_txt: expires = {expires} must be a day, such as 2027-06-30"))?;
        let policy =
            self.policy.map(|text| web_address(&text).map_err(|why| format!("security_txt: policy = {text} {why}")));
        let preferred_languages = self.preferred_languages.unwrap_or_default();
        if let Some(wrong) = preferred_languages.iter().find(|tag| !is_tag(tag)) {
            return Err(format!("security_txt: preferred_languages = {wrong} must be a language tag, such as en"));
        }
        Ok(SecurityTxt { contact, expires, policy: policy.transpose()?, preferred_languages })
    }
}

impl SecurityTxt {
    /// The file, for the server with this issuer.
    #[must_use]
    pub fn text(&self, issuer: &str) -> String {
        let mut text = String::new();
        let mut say = |name: &str, value: &str| {
            writeln!(text, "{name}: {value}").expect("writing to a string never fails");
        };
        for contact in &self.contact {
            say("Contact", contact);
        }
        say("Expires", &rfc3339(self.expires));
        if !self.preferred_languages.is_empty() {
            say("Preferred-Languages", &self.preferred_languages.join(", "));
        }
        say("Canonical", &format!("{issuer}/.well-known/security.txt"));
        if let Some(policy) = &self.policy {
            say("Policy", policy);
        }
        text
    }
}

/// A line break in it would begin another field.
fn is_contact(text: &str) -> bool {
    let one_word = !text.chars().any(|c| c.is_whitespace() || c.is_control());
    one_word && Url::parse(text).is_ok_and(|url| matches!(url.scheme(), "https" | "mailto" | "tel"))
}

fn is_tag(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}

#[cfg(test)]
mod tests {
    use super::{SecurityTxt, SecurityTxtRules};

    fn file(text: &str) -> Result<SecurityTxt, String> {
        toml::from_str::<SecurityTxtRules>(text).map_err(|error| error.to_string())?.file()
    }

    #[test]
    fn the_file_says_what_the_section_says() {
        let least = "contact = [\"mailto:security@example.eu\"]\nexpires = \"2027-06-30\"\n";
        let text = file(least).unwrap().text("https://sluss.test");
        assert_eq!(
            text,
            "Contact: mailto:security@example.eu\nExpires: 2027-06-30T00:00:00Z\n\
             Canonical: https://sluss.test/.well-known/security.txt\n"
        );
        let more = format!("{least}policy = \"https://example.eu/security\"\npreferred_languages = [\"en\", \"sv\"]");
        let text = file(&more).unwrap().text("https://sluss.test");
        assert!(text.contains("\nPreferred-Languages: en, sv\n"), "{text}");
        assert!(text.ends_with("\nPolicy: https://example.eu/security\n"), "{text}");
    }

    #[test]
    fn what_cannot_be_is_named() {
        let least = |contact: &str, more: &str| format!("contact = [\"{contact}\"]\nexpires = \"2027-06-30\"\n{more}");
        for (bad, why) in [
            (String::new(), "contact is missing"),
            ("contact = [\"mailto:security@example.eu\"]".to_owned(), "expires is missing"),
            (least("security@example.eu", ""), "must begin with https://"),
            (least("http://example.eu", ""), "must begin with https://"),
            (least("mailto:a@b.test\\nPolicy:x", ""), "must begin with https://"),
            (least("tel:+46701740605", "policy = \"http://example.eu\""), "policy = http://example.eu must be"),
            (least("tel:+46701740605", "preferred_languages = [\"en sv\"]"), "language tag"),
            (least("tel:+46701740605", "").replace("2027-06-30", "June"), "expires = June must be a day"),
        ] {
            let told = file(&bad).unwrap_err();
            assert!(told.starts_with("security_txt: ") && told.contains(why), "{bad}: {told}");
        }
    }
}
