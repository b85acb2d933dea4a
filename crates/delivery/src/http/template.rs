//! What a gateway is asked, and what its answers mean: as an operator writes it, or as one of those that are known here.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::fill::Escape;

/// Gateways that are known here, each a file as an operator could have written it.
pub const PRESETS: [(&str, &str); 5] = [
    ("kannel", include_str!("presets/kannel.toml")),
    ("twilio", include_str!("presets/twilio.toml")),
    ("vonage", include_str!("presets/vonage.toml")),
    ("46elks", include_str!("presets/46elks.toml")),
    ("messagebird", include_str!("presets/messagebird.toml")),
];

/// A request with places for what is sent: `{to}` (with the plus), `{digits}` (without), `{text}`, `{id}`, `{sender}`, `{user}`,
/// `{secret}`, and `{coding}`, which is 0 where the alphabet of GSM holds the text and 2 where it does not.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Template {
    /// The verb of the request; a body goes with POST alone.
    #[serde(default)]
    pub method: Verb,
    /// The address, with places for number and text.
    pub url: String,
    /// Headers to send along, by name, with places for secrets.
    #[serde(default)]
    pub headers: BTreeMap<String, String>,
    /// Sends user and secret as HTTP has it (RFC 7617).
    #[serde(default)]
    pub basic: bool,
    /// A form (`to={to}&text={text}`), or JSON where it begins with a brace or bracket.
    #[serde(default)]
    pub body: String,
    /// Which answers mean that the gateway has taken it.
    #[serde(default)]
    pub answers: Answers,
}

/// How a gateway is asked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum Verb {
    /// Everything stands in the address.
    Get,
    /// POST, with the body that the template has.
    #[default]
    Post,
}

/// Which answer means what.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Answers {
    /// These statuses mean that the message was taken; none: those from 200 to 299.
    pub accepted: Vec<u16>,
    /// One of these must be in the body then, spaces aside; none: whatever the body says.
    pub accepted_words: Vec<String>,
    /// These mean that it was not taken this time. Of the others those from 400 to 499 mean that it never will be, and the rest
    /// leave it unclear.
    pub later: Vec<u16>,
    /// One of these in the body means the same, for gateways whose status says nothing.
    pub later_words: Vec<String>,
}

impl Default for Answers {
    fn default() -> Self {
        let later = vec![408, 425, 429, 503];
        Self { accepted: Vec::new(), accepted_words: Vec::new(), later, later_words: Vec::new() }
    }
}

/// What an answer parts.
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

/// Whether some of these words are in the body, spaces aside.
fn has_one_of(body: &str, words: &[String]) -> bool {
    let close = |text: &str| text.split_whitespace().collect::<String>();
    let body = close(body);
    words.iter().any(|words| body.contains(&close(words)))
}

impl Template {
    /// One that is known here.
    ///
    /// # Errors
    /// A sentence that names those that there are.
    pub fn preset(name: &str) -> Result<Self, String> {
        let Some((_, text)) = PRESETS.iter().find(|(known, _)| *known == name) else {
            let names: Vec<&str> = PRESETS.iter().map(|(name, _)| *name).collect();
            return Err(format!("there is no preset {name:?}; there are: {}", names.join(", ")));
        };
        toml::from_str(text).map_err(|error| format!("{name}: {}", error.message()))
    }

    /// How values stand in the body, and what it is called.
    pub(super) fn body_form(&self) -> (Escape, &'static str) {
        if self.body.trim_start().starts_with(['{', '[']) && !self.body.trim_start().starts_with("{to}") {
            (Escape::Json, "application/json")
        } else {
            (Escape::Url, "application/x-www-form-urlencoded")
        }
    }

    /// Whether all that matters has its place.
    pub(super) fn check(&self) -> Result<(), String> {
        let holds = |place: &str| self.url.contains(place) || self.body.contains(place);
        if !self.url.starts_with("http://") && !self.url.starts_with("https://") {
            return Err("the gateway's url must begin with https:// or http://".to_owned());
        }
        if !holds("{text}") || !(holds("{to}") || holds("{digits}")) {
            return Err("the gateway's url or body must have places for {to} and {text}".to_owned());
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
