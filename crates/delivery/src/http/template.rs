//! What is requested from a gateway, and what its answers mean: as an operator writes it, or as a preset.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::fill::Escape;

/// The presets, each a file as an operator could have written it.
pub const PRESETS: [(&str, &str); 5] = [
    ("kannel", include_str!("presets/kannel.toml")),
    ("twilio", include_str!("presets/twilio.toml")),
    ("vonage", include_str!("presets/vonage.toml")),
    ("46elks", include_str!("presets/46elks.toml")),
    ("messagebird", include_str!("presets/messagebird.toml")),
];

/// A request with placeholders for what is sent: `{to}` (with the plus sign), `{digits}` (without), `{text}`, `{id}`,
/// `{sender}`, `{user}`, `{secret}`, and `{coding}`, which is 0 if the text fits the GSM alphabet and 2 if it does not.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Template {
    /// The HTTP method; a body is only sent with POST.
    #[serde(default)]
    pub method: Verb,
    /// The URL, with placeholders for number and text.
    pub url: String,
    /// Additional headers by name, with placeholders for secrets.
    #[serde(default)]
    pub headers: BTreeMap<String, String>,
    /// Whether user and secret are sent by HTTP Basic (RFC 7617).
    #[serde(default)]
    pub basic: bool,
    /// A form (`to={to}&text={text}`), or JSON if it begins with a brace or bracket.
    #[serde(default)]
    pub body: String,
    /// What the gateway's answers mean.
    #[serde(default)]
    pub answers: Answers,
}

/// The HTTP method of a request to a gateway.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum Verb {
    /// A GET request, which has everything in the URL.
    Get,
    /// A POST request with the template's body.
    #[default]
    Post,
}

/// What a gateway's answers mean.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Answers {
    /// The statuses that mean that the message was accepted; empty for 200 to 299.
    pub accepted: Vec<u16>,
    /// Texts of which one has to be in the body of such an answer, ignoring spaces; empty for any body.
    pub accepted_words: Vec<String>,
    /// The statuses that mean that the message was not accepted this time. Of the others, 400 to 499 mean that it never
    /// will be, and the rest leave it unclear.
    pub later: Vec<u16>,
    /// Texts in the body that mean the same, for gateways whose status says nothing.
    pub later_words: Vec<String>,
}

impl Default for Answers {
    fn default() -> Self {
        let later = vec![408, 425, 429, 503];
        Self { accepted: Vec::new(), accepted_words: Vec::new(), later, later_words: Vec::new() }
    }
}

/// What an answer means for the message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    Accepted,
    Refused,
    Later,
    Unclear,
}

impl Answers {
    pub(super) fn verdict(&self, status: u16, body: &str) -> Verdict {
        let accepted = match &self.accepted[..] {
            [] => (200..300).contains(&status),
            some => some.contains(&status),
        };
        match status {
            _ if accepted && (self.accepted_words.is_empty() || has_one_of(body, &self.accepted_words)) => {
                Verdict::Accepted
            }
            _ if self.later.contains(&status) || has_one_of(body, &self.later_words) => Verdict::Later,
            400..500 => Verdict::Refused,
            _ if accepted => Verdict::Refused,
            _ => Verdict::Unclear,
        }
    }
}

/// Whether one of these texts is in the body, ignoring spaces.
fn has_one_of(body: &str, words: &[String]) -> bool {
    let close = |text: &str| text.split_whitespace().collect::<String>();
    let body = close(body);
    words.iter().any(|words| body.contains(&close(words)))
}

impl Template {
    /// Reads a preset by its name.
    ///
    /// # Errors
    /// A sentence that lists the presets.
    pub fn preset(name: &str) -> Result<Self, String> {
        let Some((_, text)) = PRESETS.iter().find(|(known, _)| *known == name) else {
            let names: Vec<&str> = PRESETS.iter().map(|(name, _)| *name).collect();
            return Err(format!("there is no preset {name:?}; the presets are: {}", names.join(", ")));
        };
        toml::from_str(text).map_err(|error| format!("{name}: {}", error.message()))
    }

    /// How values are escaped in the body, and its content type.
    pub(super) fn body_form(&self) -> (Escape, &'static str) {
        if self.body.trim_start().starts_with(['{', '[']) && !self.body.trim_start().starts_with("{to}") {
            (Escape::Json, "application/json")
        } else {
            (Escape::Url, "application/x-www-form-urlencoded")
        }
    }

    /// Checks that everything necessary has a placeholder.
    pub(super) fn check(&self) -> Result<(), String> {
        let holds = |place: &str| self.url.contains(place) || self.body.contains(place);
        if !self.url.starts_with("http://") && !self.url.starts_with("https://") {
            return Err("the gateway's url must begin with https:// or http://".to_owned());
        }
        if !holds("{text}") || !(holds("{to}") || holds("{digits}")) {
            return Err("the gateway's url or body must have placeholders for {to} and {text}".to_owned());
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::{Answers, PRESETS, Template, Verdict};

    #[test]
    fn every_preset_can_be_read_and_used() {
        for (name, _) in PRESETS {
            assert_eq!(Template::preset(name).unwrap().check(), Ok(()), "{name}");
        }
        assert!(Template::preset("pigeon").unwrap_err().contains("kannel, twilio"));
    }

    #[test]
    fn a_template_without_a_place_for_the_text_is_refused() {
        let template = |url: &str| toml::from_str::<Template>(&format!("url = {url:?}")).unwrap();
        assert_eq!(template("https://gateway.test/?to={to}&t={text}").check(), Ok(()));
        assert!(template("https://gateway.test/?to={to}").check().unwrap_err().contains("{text}"));
        assert!(template("gateway.test/{to}{text}").check().unwrap_err().contains("https://"));
    }

    #[test]
    fn d07_an_answer_means_what_the_template_says() {
        let plain = Answers::default();
        for (status, expected) in [
            (200, Verdict::Accepted),
            (202, Verdict::Accepted),
            (302, Verdict::Unclear),
            (400, Verdict::Refused),
            (403, Verdict::Refused),
            (429, Verdict::Later),
            (500, Verdict::Unclear),
            (503, Verdict::Later),
        ] {
            assert_eq!(plain.verdict(status, ""), expected, "{status}");
        }
        let vonage = Template::preset("vonage").unwrap().answers;
        assert_eq!(vonage.verdict(200, "{\"messages\": [{\"status\" :  \"0\"}]}"), Verdict::Accepted);
        assert_eq!(vonage.verdict(200, "{\"messages\": [{\"status\": \"4\"}]}"), Verdict::Refused);
        assert_eq!(vonage.verdict(200, "{\"messages\": [{\"status\": \"1\"}]}"), Verdict::Later);
    }
}
