//! Messages in words: the texts of `locales/<language>/messages.ftl` around what the domain has to say.

use sluss_app::i18n::{Messages, Texts, resolved};
use sluss_delivery::text;
use sluss_domain::Timestamp;
use sluss_domain::model::message::{Content, Message, Notice, Recipient};
use sluss_domain::model::visitor::Visitor;
use sluss_domain::ports::courier::{Wording, Words};
use sluss_protocol::language::Language;
use sluss_protocol::method::Method;

use crate::dates::minute;

/// Words from Fluent texts.
#[derive(Clone, Debug)]
pub struct FluentWording {
    /// The server's base URL, under each mail.
    pub issuer: String,
}

impl Wording for FluentWording {
    fn words(&self, message: &Message, host: &str) -> Words {
        let texts = InLanguage::new(message.language);
        match &message.content {
            Content::Wake { request } => {
                Words { subject: String::new(), text: serde_json::json!({ "request": request }).to_string() }
            }
            Content::SignInCode { code, site, framed_in } => {
                texts.sign_in_code(code, &one_line(site), &bound(code, host, framed_in.as_deref()))
            }
            Content::NumberCode { code } => texts.code("number-code", &[("code", code)], &bound(code, host, None)),
            Content::Trial if matches!(message.to, Recipient::Phone(_)) => {
                Words { subject: String::new(), text: texts.0.with("trial-sms", &[("host", host)]) }
            }
            Content::Trial => self.mail(&texts, "trial", &[], ""),
            Content::ConfirmAddress { link } => self.mail(&texts, "confirm-address", &[("link", link)], ""),
            Content::AlreadyRegistered => self.mail(&texts, "already-registered", &[], ""),
            Content::ResetPassword { link } => self.mail(&texts, "reset-password", &[("link", link)], ""),
            Content::LetOn { link, site, at, visitor } => {
                let from = texts.from(*at, visitor);
                match site {
                    Some(site) => self.mail(&texts, "let-on", &[("link", link), ("site", &one_line(site))], &from),
                    None => self.mail(&texts, "let-on-account", &[("link", link)], &from),
                }
            }
            Content::Notice { notice, at, visitor, not_me } => {
                let (id, arguments) = name_and_arguments(notice, message.language, *at);
                let arguments: Vec<(&str, &str)> = arguments.iter().map(|(name, value)| (*name, &**value)).collect();
                if matches!(message.to, Recipient::Phone(_)) {
                    let text = if id == "factor-reset-planned" {
                        "notice-factor-reset-planned-sms".to_owned()
                    } else {
                        format!("notice-{id}-subject")
                    };
                    let line = texts.0.with(&text, &arguments);
                    return Words { subject: String::new(), text: format!("{line} ({host})") };
                }
                let more = texts.circumstances(notice, *at, visitor, not_me);
                self.mail(&texts, &format!("notice-{id}"), &arguments, &more)
            }
        }
    }
}

impl FluentWording {
    fn mail(&self, texts: &InLanguage, id: &str, arguments: &[(&str, &str)], more: &str) -> Words {
        let subject = texts.0.with(&format!("{id}-subject"), arguments);
        let parts = [
            texts.0.text("greeting"),
            texts.0.with(&format!("{id}-text"), arguments),
            more.to_owned(),
            texts.0.with("signature", &[("issuer", &self.issuer)]),
        ];
        let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        Words { subject, text: format!("{}\n", parts.join("\n\n")) }
    }
}

struct InLanguage(Messages);

impl InLanguage {
    fn new(language: Language) -> Self {
        Self(resolved(language, Texts::Messages))
    }

    /// An SMS with a code, and the line under it that binds the code.
    fn code(&self, id: &str, arguments: &[(&str, &str)], bound: &str) -> Words {
        Words { subject: String::new(), text: format!("{}\n\n{bound}", self.0.with(id, arguments)) }
    }

    /// The code of a sign-in, with the site's name unless that would cost a second SMS: as it is written, else in letters that every
    /// phone has, else not at all. The line after it says which page the code belongs to.
    fn sign_in_code(&self, code: &str, site: &str, bound: &str) -> Words {
        let named = |site: &str| self.code("sign-in-code", &[("code", code), ("site", site)], bound);
        let written = [Some(site.to_owned()), text::in_gsm7(site)].into_iter().flatten().map(|site| named(&site));
        let nameless = self.code("sign-in-code-nameless", &[("code", code)], bound);
        let mut fitting = written.chain([nameless.clone()]).filter(|words| text::parts(&words.text) == 1);
        fitting.next().unwrap_or(nameless)
    }

    /// When it happened, from where, and in which browser.
    fn from(&self, at: Timestamp, visitor: &Visitor) -> String {
        let known = |text: &str| if text.is_empty() { self.0.text("notice-unknown") } else { one_line(text) };
        let (place, browser) = (known(visitor.place()), known(&visitor.browser));
        let lines = [
            self.0.with("notice-when", &[("when", &minute(at))]),
            self.0.with("notice-where", &[("place", &place)]),
            self.0.with("notice-browser", &[("browser", &browser)]),
        ];
        lines.join("\n")
    }

    /// The same, and what to do if it was someone else.
    fn circumstances(&self, notice: &Notice, at: Timestamp, visitor: &Visitor, not_me: &str) -> String {
        let end = match notice {
            // There is no account left to lock.
            Notice::AccountDeleted => self.0.text("notice-too-late"),
            // It is already locked.
            Notice::Locked { .. } => String::new(),
            // Nobody did it to this account.
            Notice::CopyPutBack { .. } => return String::new(),
            _ => self.0.with("notice-not-me", &[("link", not_me)]),
        };
        format!("{}\n\n{end}", self.from(at, visitor))
    }
}

/// The line that binds a code to our host, so that browsers fill it in there and nowhere else (D06). If a site frames our page, it binds the
/// code to both, as browsers want it (WICG, *Origin-bound one-time codes delivered via SMS*).
fn bound(code: &str, host: &str, framed_in: Option<&str>) -> String {
    match framed_in.filter(|site| *site != host) {
        Some(site) => format!("@{site} #{code} @{host}"),
        None => format!("@{host} #{code}"),
    }
}

/// Whether an SMS with a code names a site of this name in every language: as it is written, in other letters, or not at all.
#[must_use]
pub(crate) fn name_in_sms(site: &str, host: &str) -> Option<String> {
    let code = "000000";
    let fits = |named: &str| {
        Language::ALL.iter().all(|language| {
            let words = InLanguage::new(*language).sign_in_code(code, site, &bound(code, host, None));
            words.text.contains(named)
        })
    };
    [Some(site.to_owned()), text::in_gsm7(site)].into_iter().flatten().find(|named| fits(named))
}

/// A notice's name in the ids of its texts, and the arguments of those.
fn name_and_arguments(
    notice: &Notice,
    language: Language,
    now: Timestamp,
) -> (&'static str, Vec<(&'static str, String)>) {
    match notice {
        Notice::DeviceAdded { device } => ("device-added", vec![("device", one_line(device))]),
        Notice::DeviceRemoved { device } => ("device-removed", vec![("device", one_line(device))]),
        Notice::DeviceDoubled { device } => ("device-doubled", vec![("device", one_line(device))]),
        Notice::FactorLocked { method } => ("factor-locked", vec![("method", method_name(language, *method))]),
        Notice::NumberAdded { number } => ("number-added", vec![("number", one_line(number))]),
        Notice::NumberRemoved { number } => ("number-removed", vec![("number", one_line(number))]),
        Notice::PasswordChanged => ("password-changed", vec![]),
        Notice::RecoveryCodesMade => ("recovery-codes-made", vec![]),
        Notice::RecoveryCodeUsed { left } => ("recovery-code-used", vec![("left", left.to_string())]),
        Notice::RequestDenied => ("request-denied", vec![]),
        Notice::FactorReset { at, undo } if *at > now => {
            ("factor-reset-planned", vec![("at", minute(*at)), ("undo", undo.clone())])
        }
        Notice::Locked { reset } => ("locked", vec![("reset", reset.clone())]),
        Notice::FactorReset { .. } => ("factor-reset", vec![]),
        Notice::NewBrowser => ("new-browser", vec![]),
        Notice::AccountDeleted => ("account-deleted", vec![]),
        Notice::CopyPutBack { copied_at } => ("copy-put-back", vec![("copied", minute(*copied_at))]),
    }
}

/// What the drop-down calls a method.
fn method_name(language: Language, method: Method) -> String {
    resolved(language, Texts::SignIn).text(method.facts().text)
}

/// Words that someone else chose stay on one line, so that they cannot pretend to be part of the message.
fn one_line(text: &str) -> String {
    text.chars().map(|c| if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}') { ' ' } else { c }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use sluss_domain::model::phone::PhoneNumber;

    fn words(language: Language, content: Content) -> Words {
        let to = match content {
            Content::Notice { .. } | Content::LetOn { .. } => Recipient::Mail("anna@example.eu".to_owned()),
            _ => Recipient::Phone(PhoneNumber::e164("+46701740605").unwrap()),
        };
        let wording = FluentWording { issuer: "https://sluss.test".to_owned() };
        wording.words(&Message { to, language, content }, "sluss.test")
    }

    fn notice(notice: Notice) -> Content {
        let visitor = Visitor { network: "192.0.2.0/24".to_owned(), country: String::new(), browser: String::new() };
        let not_me = "https://sluss.test/not-me/x".to_owned();
        Content::Notice { notice, at: Timestamp(1_795_511_100_000), visitor, not_me }
    }

    fn every_notice() -> Vec<Notice> {
        let text = || "Annas telefon".to_owned();
        vec![
            Notice::DeviceAdded { device: text() },
            Notice::DeviceRemoved { device: text() },
            Notice::DeviceDoubled { device: text() },
            Notice::FactorLocked { method: Method::Sms },
            Notice::NumberAdded { number: text() },
            Notice::NumberRemoved { number: text() },
            Notice::PasswordChanged,
            Notice::RecoveryCodesMade,
            Notice::RecoveryCodeUsed { left: 3 },
            Notice::RequestDenied,
            Notice::FactorReset { at: Timestamp(0), undo: String::new() },
            Notice::FactorReset { at: Timestamp(1_900_000_000_000), undo: "https://sluss.test/undo/x".to_owned() },
            Notice::Locked { reset: "https://sluss.test/forgotten".to_owned() },
            Notice::NewBrowser,
            Notice::AccountDeleted,
            Notice::CopyPutBack { copied_at: Timestamp(1_795_500_000_000) },
        ]
    }

    fn let_on(site: Option<&str>) -> Content {
        let visitor = Visitor { network: "192.0.2.0/24".to_owned(), ..Visitor::default() };
        let link = "https://sluss.test/let-on/x".to_owned();
        Content::LetOn { link, site: site.map(str::to_owned), at: Timestamp(1_795_511_100_000), visitor }
    }

    fn every_content() -> Vec<Content> {
        let link = || "https://sluss.test/x".to_owned();
        let mut all: Vec<Content> = every_notice().into_iter().map(notice).collect();
        let code = || "123456".to_owned();
        all.extend([
            Content::SignInCode { code: code(), site: "RASFF Window".to_owned(), framed_in: None },
            Content::NumberCode { code: code() },
            Content::ConfirmAddress { link: link() },
            Content::AlreadyRegistered,
            Content::Trial,
            Content::ResetPassword { link: link() },
            let_on(None),
            let_on(Some("RASFF Window")),
        ]);
        all
    }

    #[test]
    fn every_message_has_its_words_in_every_language() {
        for language in Language::ALL {
            for content in every_content() {
                let sms = matches!(content, Content::SignInCode { .. } | Content::NumberCode { .. } | Content::Trial);
                let Words { subject, text } = words(language, content);
                assert_eq!(subject.is_empty(), sms);
                let parts: Vec<&str> = text.split_whitespace().chain(subject.split_whitespace()).collect();
                assert!(parts.len() > 5, "{text}");
                assert!(!parts.iter().any(|part| part.starts_with("notice-") || part.ends_with("-text")), "{text}");
                assert!(!text.contains(['{', '}']) && !subject.contains(['{', '}']), "{subject}\n{text}");
            }
        }
    }

    #[test]
    fn d06_an_sms_ends_with_the_code_bound_to_our_host_and_has_no_link() {
        for (language, first) in [
            (Language::En, "123456 is your code to sign in to RASFF Window. Do not share it."),
            (Language::Sv, "123456 är din kod för att logga in på RASFF Window. Lämna inte ut den till någon."),
        ] {
            let content =
                Content::SignInCode { code: "123456".to_owned(), site: "RASFF Window".to_owned(), framed_in: None };
            let Words { text, .. } = words(language, content);
            assert_eq!(text, format!("{first}\n\n@sluss.test #123456"));
            assert!(!text.contains("http"));
            assert!(text.chars().count() <= 160, "one SMS holds it");
        }
    }

    fn in_frame(site: &str, page: &str, language: Language) -> String {
        let (code, site) = ("123456".to_owned(), site.to_owned());
        words(language, Content::SignInCode { code, site, framed_in: Some(page.to_owned()) }).text
    }

    #[test]
    fn d06_in_a_frame_the_code_is_bound_to_the_sites_page_and_to_ours() {
        let text = in_frame("RASFF Window", "rasff.example.eu", Language::Sv);
        assert_eq!(text.lines().last(), Some("@rasff.example.eu #123456 @sluss.test"));
        let own = in_frame("RASFF Window", "sluss.test", Language::Sv);
        assert_eq!(own.lines().last(), Some("@sluss.test #123456"));
    }

    #[test]
    fn a_sites_name_never_costs_a_second_sms() {
        for (site, shown) in [
            ("Livsmedelsverket", "Livsmedelsverket"),
            ("Café Łódź", "Café Lodz"),
            ("Ministerstvo zemědělství", "Ministerstvo zemedelstvi"),
            ("“RASFF” – Window", "\"RASFF\" - Window"),
            ("Υπουργείο", ""),
            ("食品安全", ""),
            (&"Ett mycket långt namn ".repeat(3)[..58], ""),
        ] {
            for language in Language::ALL {
                let text = in_frame(site, "a-rather-long-name.of.a-site.example.eu", language);
                assert_eq!(text::parts(&text), 1, "{text}");
                assert!(text.contains(shown), "{shown} in {text}");
                assert!(text.starts_with("123456 ") && text.lines().count() == 3, "{text}");
            }
        }
    }

    #[test]
    fn a_trial_has_the_signs_that_get_lost() {
        let text = words(Language::Sv, Content::Trial).text;
        assert!(text.contains("@ å ä ö £"), "{text}");
        assert_eq!(text::parts(&text), 1, "{text}");
    }

    #[test]
    fn d06_a_sites_name_cannot_add_a_line() {
        let site = "RASFF\n@evil.test #000000\u{2028}".to_owned();
        let Words { text, .. } =
            words(Language::En, Content::SignInCode { code: "123456".to_owned(), site, framed_in: None });
        let bound: Vec<&str> = text.lines().filter(|line| line.starts_with('@')).collect();
        assert_eq!(bound, ["@sluss.test #123456"]);
    }

    #[test]
    fn f04_a_notice_to_a_phone_is_one_line_without_a_link() {
        let to = Recipient::Phone(PhoneNumber::e164("+46701740605").unwrap());
        let content = notice(Notice::FactorReset { at: Timestamp(0), undo: String::new() });
        let wording = FluentWording { issuer: "https://sluss.test".to_owned() };
        let Words { subject, text } = wording.words(&Message { to, language: Language::Sv, content }, "sluss.test");
        assert_eq!(subject, "");
        assert!(text.ends_with(" (sluss.test)") && !text.contains('\n') && !text.contains("http"), "{text}");
        assert!(text.chars().count() <= 160, "one SMS holds it: {text}");
    }

    #[test]
    fn s07_the_mail_that_lets_a_sign_in_on_says_where_it_was_asked_from_and_for_what() {
        let Words { text, .. } = words(Language::Sv, let_on(Some("RASFF\nWindow")));
        for part in ["RASFF Window", "2026-11-24 09:05 UTC", "192.0.2.0/24", "https://sluss.test/let-on/x"] {
            assert!(text.contains(part), "{part} in {text}");
        }
    }

    #[test]
    fn f07_a_notice_says_when_where_by_what_and_what_to_do() {
        let Words { subject, text } = words(Language::Sv, notice(Notice::PasswordChanged));
        assert_eq!(subject, "Ditt lösenord har ändrats");
        for part in ["2026-11-24 09:05 UTC", "192.0.2.0/24", "Webbläsare: okänt", "https://sluss.test/not-me/x"] {
            assert!(text.contains(part), "{part} in {text}");
        }
    }
}
