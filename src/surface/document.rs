//! The beginning and the end of a document that the server renders. It contains no script, and no style of its own but the operator's colour, which
//! the page's policy permits by its hash: so the policy can be the strictest (L01).

use std::fmt::Write as _;

use sluss_protocol::language::Language;
use sluss_protocol::theme::Theme;

use super::escape::escape;
use super::page_service::PageService;

/// The mark, small enough to travel in the document instead of in a request of its own.
const ICON: &str = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 32'%3E%3Crect width='32' \
                    height='32' rx='7' fill='%230b4a52'/%3E%3Cpath d='M15 6.5L7 16l8 9.5M25 6.5L17 16l8 9.5' fill='none' \
                    stroke='%23f7f5ee' stroke-width='3.4' stroke-linecap='round' stroke-linejoin='round'/%3E%3C/svg%3E";

/// The addresses of the page's files on our own origin, and whose page it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PageAssets {
    /// The style sheet, `styles/sign-in.css`.
    pub styles: String,
    /// The style sheet of the guide, `styles/help.css`.
    pub help_styles: String,
    /// The script that starts the wasm, `sign_in.js`.
    pub script: String,
    /// The page's program, `sign_in.wasm`.
    pub wasm: String,
    /// The script that talks to the page around a frame, `frame.js`.
    pub frame: String,
    /// The script that keeps a refused password in its field, `public-pages.js`.
    pub public_pages: String,
    /// The script that hands an authenticator's accounts to another origin, `moved.js`.
    pub moved: String,
    /// The script that receives them there, `arrive.js`.
    pub arrive: String,
    /// What the page says about the service.
    pub service: PageService,
}

impl PageAssets {
    /// The same with the style sheet of the guide.
    pub(crate) fn help(&self) -> Self {
        Self { styles: self.help_styles.clone(), ..self.clone() }
    }
}

/// The beginning of a document, to which lines are added, with the class of its body and its colours.
pub(crate) struct Head {
    language: Language,
    theme: Theme,
    class: &'static str,
    lines: String,
}

impl Head {
    pub(crate) fn new(language: Language, title: &str, assets: &PageAssets) -> Self {
        let lines = format!(
            "<title>{title}</title>\
             <meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\
             <meta name=\"theme-color\" content=\"#f3f1ea\" media=\"(prefers-color-scheme:light)\">\
             <meta name=\"theme-color\" content=\"#0a1719\" media=\"(prefers-color-scheme:dark)\">\
             <meta name=\"robots\" content=\"noindex\"><meta name=\"referrer\" content=\"no-referrer\">\
             <link rel=\"icon\" href=\"{ICON}\"><link rel=\"stylesheet\" href=\"{styles}\">{service}",
            title = escape(title),
            styles = escape(&assets.styles),
            service = assets.service.head(),
        );
        Self { language, theme: Theme::Auto, class: "sign-in", lines }
    }

    /// The class of the body, for style sheets.
    pub(crate) fn class(&mut self, class: &'static str) {
        self.class = class;
    }

    /// The colours, if not those that the person's browser prefers.
    pub(crate) fn theme(&mut self, theme: Theme) {
        self.theme = theme;
    }

    pub(crate) fn meta(&mut self, name: &str, content: &str) {
        self.add(format_args!("<meta name=\"{name}\" content=\"{}\">", escape(content)));
    }

    pub(crate) fn module(&mut self, url: &str) {
        self.add(format_args!("<script type=\"module\" src=\"{}\"></script>", escape(url)));
    }

    pub(crate) fn add(&mut self, line: std::fmt::Arguments<'_>) {
        self.lines.write_fmt(line).expect("writing to a string never fails");
    }

    /// The document with this body.
    pub(crate) fn finish(self, body: &str) -> String {
        let Self { language, theme, class, lines } = self;
        let forced = theme.forced();
        let mark = forced.map(|name| format!(" data-theme=\"{name}\"")).unwrap_or_default();
        let scheme = forced.unwrap_or("light dark");
        format!(
            "<!DOCTYPE html>\n<html lang=\"{lang}\"{mark}><head><meta charset=\"utf-8\"><meta name=\"color-scheme\" content=\"{scheme}\">{lines}</head>\
             <body class=\"{class}\">{body}</body></html>\n",
            lang = language.tag(),
        )
    }
}
