//! The words of messages, in every language.

use sluss_delivery::text;
use sluss_domain::Timestamp;
use sluss_domain::model::message::{Content, Message, Notice, Recipient};
use sluss_domain::model::phone::PhoneNumber;
use sluss_domain::ports::courier::{Wording, Words};
use sluss_protocol::language::Language;
use sluss_server::config::{Config, Settings};
use sluss_server::wording::FluentWording;
use sluss_testkit::samples::{every_mail, let_on, notice_of};

fn wording(service: &str) -> FluentWording {
    let service: Settings = toml::from_str(&format!("[service]\n{service}")).unwrap();
    let service = Config::resolve(service).unwrap().service;
    FluentWording { issuer: "https://sluss.test".to_owned(), service }
}

fn mail(service: &str, language: Language, content: Content) -> Words {
    let to = Recipient::Mail("anna@example.eu".to_owned());
    wording(service).words(&Message { to, language, content }, "sluss.test")
}

fn words(language: Language, content: Content) -> Words {
    let to = match content {
        Content::SignInCode { .. } | Content::NumberCode { .. } => {
            Recipient::Phone(PhoneNumber::e164("+46701740605").unwrap())
        }
        _ => Recipient::Mail("anna@example.eu".to_owned()),
    };
    wording("").words(&Message { to, language, content }, "sluss.test")
}

fn every_content() -> Vec<Content> {
    let code = || "123456".to_owned();
    let sms = [
        Content::SignInCode { code: code(), site: "RASFF Window".to_owned(), framed_in: None },
        Content::NumberCode { code: code() },
    ];
    every_mail().into_iter().map(|(_, content)| content).chain(sms).collect()
}

#[test]
fn every_message_has_its_words_in_every_language() {
    for language in Language::ALL {
        for content in every_content() {
            let sms = matches!(content, Content::SignInCode { .. } | Content::NumberCode { .. });
            let Words { subject, text, .. } = words(language, content);
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
    let to = Recipient::Phone(PhoneNumber::e164("+46701740605").unwrap());
    let message = Message { to, language: Language::Sv, content: Content::Trial };
    let text = wording("").words(&message, "sluss.test").text;
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
    let content = notice_of(Notice::FactorReset { at: Timestamp(0), undo: String::new() });
    let Words { subject, text, html } =
        wording("").words(&Message { to, language: Language::Sv, content }, "sluss.test");
    assert_eq!((&*subject, &*html), ("", ""));
    assert!(text.ends_with(" (sluss.test)") && !text.contains('\n') && !text.contains("http"), "{text}");
    assert!(text.chars().count() <= 160, "one SMS holds it: {text}");
}

#[test]
fn s07_the_mail_that_lets_a_sign_in_on_says_where_it_was_asked_from_and_for_what() {
    let Words { text, .. } = words(Language::Sv, let_on(Some("RASFF\nWindow")));
    for part in ["RASFF Window", "24 november 2026 kl. 09.05 (UTC)", "192.0.2.0/24", "https://sluss.test/let-on/x"] {
        assert!(text.contains(part), "{part} in {text}");
    }
}

#[test]
fn f07_a_notice_says_when_where_by_what_and_what_to_do() {
    let Words { subject, text, .. } = words(Language::Sv, notice_of(Notice::PasswordChanged));
    assert_eq!(subject, "Sluss: Ditt lösenord har ändrats");
    for part in ["24 november 2026 kl. 09.05 (UTC)", "192.0.2.0/24", "Webbläsare: okänt", "https://sluss.test/not-me/x"]
    {
        assert!(text.contains(part), "{part} in {text}");
    }
}

#[test]
fn a_mail_says_the_same_in_html_as_in_text() {
    for language in Language::ALL {
        for (_, content) in every_mail() {
            let Words { text, html, .. } = mail("", language, content);
            let shown = html.replace("<br>", "\n").replace("&#39;", "'").replace("&quot;", "\"");
            let shown: String = shown.split('<').filter_map(|tag| tag.split_once('>')).map(|(_, text)| text).collect();
            for line in text.lines() {
                assert!(shown.contains(line), "{line} in {html}");
            }
        }
    }
}

#[test]
fn a_mail_fetches_nothing_runs_nothing_and_is_one_document() {
    for language in Language::ALL {
        for (_, content) in every_mail() {
            let Words { html, .. } = mail("", language, content);
            for foreign in ["<img", "<script", "<link", "<iframe", "src=", "url(", "@import", "javascript:"] {
                assert!(!html.contains(foreign), "{foreign} in {html}");
            }
            let addresses = html.split("href=\"").skip(1).filter_map(|rest| rest.split_once('"'));
            assert!(
                addresses.map(|(address, _)| address).all(|address| address.starts_with("https://sluss.test")),
                "{html}"
            );
            assert_eq!(html.matches(&format!("<html lang=\"{}\">", language.tag())).count(), 1);
        }
    }
}

#[test]
fn l05_names_that_somebody_chose_are_words_in_a_mail() {
    let device = "<b>\"x\"</b>&\u{202e}nofelet\n\nhttps://evil.test/".to_owned();
    let Words { subject, text, html } = mail("", Language::En, notice_of(Notice::DeviceAdded { device }));
    assert!(html.contains("“&lt;b&gt;&quot;x&quot;&lt;/b&gt;&amp;nofelet  https://evil.test/”"), "{html}");
    assert!(!html.contains("<b>") && !html.contains("href=\"https://evil"), "{html}");
    assert!(![subject, text, html].iter().any(|part| part.contains('\u{202e}')));
    let site = "https://sluss.test/let-on/x".to_owned();
    let Words { html, .. } = mail("", Language::En, let_on(Some(&site)));
    assert_eq!(html.matches("href=\"https://sluss.test/let-on/x\"").count(), 2, "one button, and its address under it");
    let Words { text, .. } = mail("", Language::En, notice_of(Notice::DeviceAdded { device: "עומר".to_owned() }));
    assert!(text.contains("“\u{2068}עומר\u{2069}” was registered"), "{text}");
}

#[test]
fn a_link_is_a_button_with_its_address_under_it_and_whoever_did_nothing_is_not_urged() {
    let link = || "https://sluss.test/x".to_owned();
    let Words { html, .. } = mail("accent = \"#7a1f5c\"", Language::Sv, Content::ConfirmAddress { link: link() });
    assert!(html.contains("background:#7a1f5c;color:#ffffff\">Bekräfta adressen</a>"), "{html}");
    assert!(html.contains(">https://sluss.test/x</a>"), "{html}");
    let Words { html, .. } = mail("", Language::Sv, notice_of(Notice::NewBrowser));
    assert!(html.contains(">Det var inte jag</a>") && !html.contains("color:#ffffff"), "{html}");
}

#[test]
fn a_mail_says_whose_it_is_why_it_came_and_who_can_help() {
    let all = "name = \"Inloggning\"\noperator_name = \"Länsstyrelsen\"\nsupport_email = \"help@example.eu\"\n\
               support_url = \"https://example.eu/help\"\nprivacy_url = \"https://example.eu/privacy\"\n\
               accessibility_url = \"https://example.eu/accessibility\"\ntime_zone = \"Europe/Stockholm\"";
    let Words { subject, text, html } = mail(all, Language::En, notice_of(Notice::PasswordChanged));
    assert_eq!(subject, "Inloggning: Your password was changed");
    for part in [
        "When: 24 November 2026, 10:05 CET",
        "This message is about your account at Inloggning.",
        "Write to help@example.eu or see https://example.eu/help.",
        "Inloggning is run by Länsstyrelsen.",
        "sent by https://sluss.test.",
        "https://example.eu/privacy",
        "Accessibility: https://example.eu/accessibility",
    ] {
        assert!(text.contains(part), "{part} in {text}");
    }
    for to in ["mailto:help@example.eu", "https://example.eu/help", "https://example.eu/privacy", "https://sluss.test"]
    {
        assert!(html.contains(&format!("href=\"{to}\"")), "{to} in {html}");
    }
    let Words { text, .. } = mail("", Language::En, notice_of(Notice::PasswordChanged));
    assert!(!text.contains("Do you need help?") && !text.contains("run by"), "{text}");
}
