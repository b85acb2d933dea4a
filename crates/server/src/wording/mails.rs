//! What each mail says, in one language: greeting, text, circumstances, the links in it, and a foot that says why it came and who can help.

use sluss_app::i18n::Messages;
use sluss_domain::Timestamp;
use sluss_domain::model::message::{Content, Notice};
use sluss_domain::model::visitor::Visitor;
use sluss_domain::ports::courier::Words;
use sluss_protocol::language::Language;

use super::letter::{Letter, Line, Piece};
use super::{FluentWording, html, notices, one_line};
use crate::dates::moment;

/// The mails in one language.
pub(super) struct Mails<'a> {
    pub(super) wording: &'a FluentWording,
    pub(super) language: Language,
    pub(super) texts: Messages,
}

/// A text that a mail is made of, and what is filled in.
struct Text<'a> {
    id: &'a str,
    arguments: &'a [(&'a str, &'a str)],
    action: Option<Action<'a>>,
}

/// A link that stands in a paragraph of its own, and the text of its button.
#[derive(Clone, Copy)]
struct Action<'a> {
    url: &'a str,
    button: &'static str,
    /// Most readers have no reason to follow it.
    quiet: bool,
}

impl Mails<'_> {
    /// The words of a message as a mail.
    pub(super) fn words(&self, content: &Content) -> Words {
        match content {
            Content::ConfirmAddress { link } => self.linked("confirm-address", link, "confirm-address-button"),
            Content::ResetPassword { link } => self.linked("reset-password", link, "reset-password-button"),
            Content::TakeAddress { link } => self.linked("take-address", link, "take-address-button"),
            Content::AddressTaken => self.mail("why-entered", &plain("address-taken"), vec![]),
            Content::LeaveAddress { link, to, at, visitor, not_me } => {
                let action = Some(Action { url: link, button: "leave-address-button", quiet: false });
                let arguments = &[("link", &**link), ("to", &*one_line(to))];
                let more = [vec![self.facts(*at, visitor)], self.not_me(not_me)].concat();
                self.mail("why-owner", &Text { id: "leave-address", arguments, action }, more)
            }
            Content::AlreadyRegistered => self.mail("why-entered", &plain("already-registered"), vec![]),
            Content::LetOn { link, site, at, visitor } => self.let_on(link, site.as_deref(), *at, visitor),
            Content::Notice { notice, at, visitor, not_me } => self.notice(notice, *at, visitor, not_me),
            Content::Trial | Content::SignInCode { .. } | Content::NumberCode { .. } | Content::Wake { .. } => {
                self.mail("why-trial", &plain("trial"), vec![])
            }
        }
    }

    /// A mail to an address that somebody entered, around one link.
    fn linked(&self, id: &str, link: &str, button: &'static str) -> Words {
        let text = Text { id, arguments: &[("link", link)], action: Some(Action { url: link, button, quiet: false }) };
        self.mail("why-entered", &text, vec![])
    }

    fn let_on(&self, link: &str, site: Option<&str>, at: Timestamp, visitor: &Visitor) -> Words {
        let id = if site.is_some() { "let-on" } else { "let-on-account" };
        let site = one_line(site.unwrap_or_default());
        let action = Some(Action { url: link, button: "let-on-button", quiet: false });
        let text = Text { id, arguments: &[("link", link), ("site", &site)], action };
        self.mail("why-entered", &text, vec![self.facts(at, visitor)])
    }

    fn notice(&self, notice: &Notice, at: Timestamp, visitor: &Visitor, not_me: &str) -> Words {
        let (name, arguments) = notices::name_and_arguments(notice, self.language, at, &self.wording.service.time_zone);
        let action = match notice {
            Notice::FactorReset { undo, .. } => Some(Action { url: undo, button: "undo-button", quiet: false }),
            Notice::Locked { reset } => Some(Action { url: reset, button: "reset-password-button", quiet: false }),
            _ => None,
        };
        let id = format!("notice-{name}");
        let text = Text { id: &id, arguments: &notices::borrowed(&arguments), action };
        self.mail("why-owner", &text, self.circumstances(notice, at, visitor, not_me))
    }

    /// When it happened, from where and in which browser, and what to do if it was someone else.
    fn circumstances(&self, notice: &Notice, at: Timestamp, visitor: &Visitor, not_me: &str) -> Vec<Piece> {
        let facts = self.facts(at, visitor);
        match notice {
            // Nobody did it to this account.
            Notice::CopyPutBack { .. } => vec![],
            // It is already locked.
            Notice::Locked { .. } => vec![facts],
            // There is no account left to lock.
            Notice::AccountDeleted => vec![facts, Piece::Words(self.texts.text("notice-too-late"))],
            _ => [vec![facts], self.not_me(not_me)].concat(),
        }
    }

    /// What to do if it was someone else.
    fn not_me(&self, link: &str) -> Vec<Piece> {
        let action = Some(Action { url: link, button: "not-me-button", quiet: true });
        let text = Text { id: "notice-not-me", arguments: &[("link", link)], action };
        self.paragraphs(text.id, &text)
    }

    fn facts(&self, at: Timestamp, visitor: &Visitor) -> Piece {
        let known = |text: &str| if text.is_empty() { self.texts.text("notice-unknown") } else { one_line(text) };
        let when = moment(at, &self.wording.service.time_zone, self.language);
        let (place, browser) = (known(visitor.place()), known(&visitor.browser));
        Piece::Facts(vec![
            self.fact("notice-when", ("when", &when)),
            self.fact("notice-where", ("place", &place)),
            self.fact("notice-browser", ("browser", &browser)),
        ])
    }

    /// A line whose text begins with a label and ends with a value.
    fn fact(&self, id: &str, argument: (&str, &str)) -> (String, String) {
        let (label, line) = (self.texts.text(id), self.texts.with(id, &[argument]));
        let label = label.split('{').next().unwrap_or_default().to_owned();
        let value = line.strip_prefix(&*label).unwrap_or_default().to_owned();
        (label, value)
    }

    fn mail(&self, why: &str, text: &Text<'_>, more: Vec<Piece>) -> Words {
        let service = &*self.wording.service.name;
        let title = self.texts.with(&format!("{}-subject", text.id), text.arguments);
        let subject = self.texts.with("subject", &[("service", service), ("title", &title)]);
        let greeting = Piece::Words(self.texts.text("greeting"));
        let body = self.paragraphs(&format!("{}-text", text.id), text);
        let pieces = [vec![greeting], body, more].concat();
        let letter = Letter { language: self.language, service, title, pieces, foot: self.foot(why) };
        Words { subject, text: letter.text(), html: html::document(&letter, self.wording.service.accent) }
    }

    /// The paragraphs of a text. No argument has an empty line in it, so none can be a paragraph that the text does not have.
    fn paragraphs(&self, id: &str, text: &Text<'_>) -> Vec<Piece> {
        let whole = self.texts.with(id, text.arguments);
        let paragraphs = whole.split("\n\n").map(|paragraph| match text.action {
            Some(Action { url, button, quiet }) if url == paragraph => {
                Piece::Link { label: self.texts.text(button), url: url.to_owned(), quiet }
            }
            _ => Piece::Words(paragraph.to_owned()),
        });
        paragraphs.collect()
    }

    /// Why the mail was sent, whom to turn to, and who sent it.
    fn foot(&self, why: &str) -> Vec<Line> {
        let (service, issuer) = (&*self.wording.service, &*self.wording.issuer);
        let name = ("service", &*service.name);
        let web = |id: &str, url: &Option<String>| {
            let url = url.as_deref()?;
            Some(self.line(id, &[("url", url)], &[(url, url)]))
        };
        let operator = service.operator_name.as_deref();
        let operator = operator.map(|operator| self.line("operated", &[name, ("operator", operator)], &[]));
        let lines = [
            Some(self.line(why, &[name], &[])),
            self.support(),
            operator,
            Some(self.line("signature", &[("issuer", issuer)], &[(issuer, issuer)])),
            web("privacy", &service.privacy_url),
            web("accessibility", &service.accessibility_url),
        ];
        lines.into_iter().flatten().collect()
    }

    fn support(&self) -> Option<Line> {
        let service = &*self.wording.service;
        let email = service.support_email.as_deref().unwrap_or_default();
        let url = service.support_url.as_deref().unwrap_or_default();
        let id = match (email, url) {
            ("", "") => return None,
            (_, "") => "support-email",
            ("", _) => "support-url",
            _ => "support-both",
        };
        let links = [(email, &*format!("mailto:{email}")), (url, url)];
        Some(self.line(id, &[("email", email), ("url", url)], &links))
    }

    fn line(&self, id: &str, arguments: &[(&str, &str)], links: &[(&str, &str)]) -> Line {
        let owned = |(shown, to): &(&str, &str)| ((*shown).to_owned(), (*to).to_owned());
        let links = links.iter().filter(|(shown, _)| !shown.is_empty()).map(owned).collect();
        Line { text: self.texts.with(id, arguments), links }
    }
}

/// A text without anything to fill in.
const fn plain(id: &str) -> Text<'_> {
    Text { id, arguments: &[], action: None }
}
