//! The outbox as a page: SMS as a phone shows them, mails as a mail program does. Somebody else may have chosen any of these texts, so they
//! appear in the page as text.

use std::fmt::Write as _;

use sluss_app::i18n::{Messages, Texts, resolved};
use sluss_app::surface::escape;
use sluss_delivery::Outbox;
use sluss_delivery::outbox::Sent;
use sluss_domain::ports::courier::{Mail, Sms};
use sluss_protocol::language::Language;

use crate::dates::{minute, rfc3339};

struct Page<'a> {
    texts: Messages,
    issuer: &'a str,
    html: String,
}

/// The page with all that the outbox keeps, in one language.
pub(super) fn document(outbox: &Outbox, language: Language, issuer: &str) -> String {
    let version = outbox.version();
    let mut page = Page { texts: resolved(language, Texts::Outbox), issuer, html: String::new() };
    page.head(language);
    page.add(&format!("<main id=\"outbox\" data-version=\"{version}\">"));
    page.phones(&outbox.sms());
    page.mails(&outbox.mails());
    page.add("</main></body></html>");
    page.html
}

impl Page<'_> {
    fn add(&mut self, html: &str) {
        self.html.push_str(html);
    }

    fn text(&self, id: &str) -> String {
        escape(&self.texts.text(id))
    }

    fn head(&mut self, language: Language) {
        let [title, heading, note, choose] = ["page-title", "title", "note", "language"].map(|id| self.text(id));
        let [new, lost] = ["live-new", "live-lost"].map(|id| self.text(id));
        let (tag, locale) = (language.tag(), language.locale());
        let languages: String = Language::ALL.into_iter().fold(String::new(), |mut all, other| {
            let current = if other == language { " aria-current=\"true\"" } else { "" };
            let (tag, name) = (other.tag(), other.own_name());
            let link = write!(all, "<a href=\"?language={tag}\" lang=\"{tag}\" hreflang=\"{tag}\"{current}>{name}</a>");
            link.expect("writing to a string never fails");
            all
        });
        self.add(&format!(
            "<!DOCTYPE html>\n<html lang=\"{tag}\"><head><meta charset=\"utf-8\"><title>{title}</title>\
             <meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\
             <meta name=\"color-scheme\" content=\"light dark\"><meta name=\"robots\" content=\"noindex\">\
             <link rel=\"icon\" href=\"data:,\"><link rel=\"stylesheet\" href=\"/demo/outbox.css\">\
             <script type=\"module\" src=\"/demo/outbox.js\"></script>\
             <noscript><meta http-equiv=\"refresh\" content=\"5\"></noscript></head><body>\
             <header class=\"top\"><div><h1>{heading}</h1><p>{note}</p></div>\
             <nav aria-label=\"{choose}\">{languages}</nav></header>\
             <p id=\"live\" role=\"status\" data-new=\"{new}\" data-lost=\"{lost}\" data-locale=\"{locale}\"></p>"
        ));
    }

    /// A phone for each number, the one with the newest message first.
    fn phones(&mut self, all: &[Sent<Sms>]) {
        let title = self.text("sms-title");
        self.add(&format!("<section class=\"side\" aria-labelledby=\"sms\"><h2 id=\"sms\">{title}</h2>"));
        let mut numbers: Vec<&str> = Vec::new();
        for sent in all {
            if !numbers.contains(&sent.what.to.expose()) {
                numbers.push(sent.what.to.expose());
            }
        }
        if numbers.is_empty() {
            let none = self.text("sms-none");
            self.add(&format!("<div class=\"phone\"><div class=\"screen\"><p class=\"none\">{none}</p></div></div>"));
        }
        for number in numbers {
            self.phone(number, all.iter().filter(|sent| sent.what.to.expose() == number));
        }
        self.add("</section>");
    }

    fn phone<'a>(&mut self, number: &str, messages: impl Iterator<Item = &'a Sent<Sms>>) {
        let (from, number) = (self.text("sms-from"), escape(number));
        self.add(&format!(
            "<article class=\"phone\" data-number=\"{number}\">\
             <div class=\"screen\" role=\"region\" aria-label=\"{number}\" tabindex=\"0\"><h3 translate=\"no\">{number}</h3>\
             <p class=\"from\">{from}</p><ol class=\"bubbles\">"
        ));
        for sent in messages {
            let (id, when) = (&sent.what.id, when(sent));
            let text = escape(&sent.what.text);
            self.add(&format!("<li id=\"{id}\"><p class=\"bubble\" translate=\"no\">{text}</p>{when}</li>"));
        }
        self.add("</ol></div></article>");
    }

    fn mails(&mut self, all: &[Sent<Mail>]) {
        let title = self.text("mail-title");
        self.add(&format!(
            "<section class=\"side wide\" aria-labelledby=\"mail\"><h2 id=\"mail\">{title}</h2><div class=\"program\">"
        ));
        if all.is_empty() {
            let none = self.text("mail-none");
            self.add(&format!("<p class=\"none\">{none}</p>"));
        }
        for (place, sent) in all.iter().enumerate() {
            self.mail(sent, place == 0);
        }
        self.add("</div></section>");
    }

    fn mail(&mut self, sent: &Sent<Mail>, open: bool) {
        let (id, when) = (&sent.what.id, when(sent));
        let address = escape(&sent.what.to);
        // No text has this character: it is a placeholder for what no translator may touch.
        let to = escape(&self.texts.with("mail-to", &[("address", "\u{e000}")]));
        let to = to.replace('\u{e000}', &format!("<span translate=\"no\">{address}</span>"));
        let subject = escape(&sent.what.subject);
        let text: String = sent.what.text.split_inclusive('\n').map(|line| self.line(line)).collect();
        let as_html = self.text("mail-html");
        let open = if open { " open" } else { "" };
        self.add(&format!(
            "<details class=\"mail\" id=\"{id}\" data-address=\"{address}\"{open}><summary>\
             <span class=\"subject\">{subject}</span><span class=\"to\">{to}</span>{when}</summary>\
             <div class=\"letter\">{text}</div>\
             <p class=\"as-html\"><a href=\"/demo/outbox/mails/{id}\" target=\"_blank\" rel=\"noopener\">{as_html}</a></p></details>"
        ));
    }

    /// A line of a mail; one that is an address of this server becomes a link.
    fn line(&self, line: &str) -> String {
        let (address, end) = (line.trim_end(), &line[line.trim_end().len()..]);
        let path = address.strip_prefix(self.issuer).filter(|path| path.starts_with('/') && !path.contains(' '));
        match path {
            Some(_) => {
                let address = escape(address);
                format!("<a href=\"{address}\" translate=\"no\" target=\"_blank\" rel=\"noopener\">{address}</a>{end}")
            }
            None => escape(line),
        }
    }
}

fn when<T>(sent: &Sent<T>) -> String {
    format!("<time datetime=\"{}\">{}</time>", rfc3339(sent.at), minute(sent.at))
}
