//! Messages in words: the texts of `locales/<language>/messages.ftl` around what the domain has to say. What was stored are ids and arguments, so a
//! message that an earlier version stored is worded like any other.

mod html;
mod letter;
mod mails;
mod notices;
mod sms;

use std::sync::Arc;

use sluss_app::i18n::{Texts, resolved};
use sluss_domain::model::message::{Content, Message, Recipient};
use sluss_domain::ports::courier::{Wording, Words};

use crate::config::{Config, Service};
use mails::Mails;
pub(crate) use sms::name_in_sms;

/// Words from Fluent texts.
#[derive(Clone, Debug)]
pub struct FluentWording {
    /// The server's base URL, under each mail.
    pub issuer: String,
    /// What mails say about the service.
    pub service: Arc<Service>,
}

impl FluentWording {
    /// The words of a server with this configuration.
    #[must_use]
    pub fn of(config: &Config) -> Self {
        Self { issuer: config.issuer.clone(), service: config.service.clone() }
    }
}

impl Wording for FluentWording {
    fn words(&self, message: &Message, host: &str) -> Words {
        let texts = resolved(message.language, Texts::Messages);
        match (&message.to, &message.content) {
            (_, Content::Wake { request }) => sms::words(serde_json::json!({ "request": request }).to_string()),
            (_, Content::SignInCode { code, site, framed_in }) => {
                sms::sign_in_code(&texts, code, &one_line(site), &sms::bound(code, host, framed_in.as_deref()))
            }
            (_, Content::NumberCode { code }) => {
                sms::code(&texts, "number-code", &[("code", code)], &sms::bound(code, host, None))
            }
            (Recipient::Phone(_), Content::Trial) => sms::words(texts.with("trial-sms", &[("host", host)])),
            (Recipient::Phone(_), Content::Notice { notice, at, .. }) => {
                let zone = &self.service.time_zone;
                let (id, arguments) = notices::name_and_arguments(notice, message.language, *at, zone);
                let id = match id {
                    "factor-reset-planned" => "notice-factor-reset-planned-sms".to_owned(),
                    id => format!("notice-{id}-subject"),
                };
                let line = texts.with(&id, &notices::borrowed(&arguments));
                sms::words(format!("{line} ({host})"))
            }
            (_, content) => Mails { wording: self, language: message.language, texts }.words(content),
        }
    }
}

/// Words that someone else chose stay on one line, so that they cannot pretend to be part of the message.
fn one_line(text: &str) -> String {
    text.chars().map(|c| if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}') { ' ' } else { c }).collect()
}
