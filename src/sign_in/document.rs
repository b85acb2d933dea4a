//! The page as a whole HTML document. It holds no script and no style of its own, so that the strictest policy (L01)
//! lets it through; what script needs to know stands in a data block and in `meta` elements.

use std::fmt::Write as _;

use futures_executor::block_on;
use sluss_protocol::frame::FrameMessage;
use sluss_protocol::language::Language;
use sluss_protocol::sign_in::{Forward, MEDIA_TYPE, Mode, SignInPage, Step};
use yew::LocalServerRenderer;

use super::scene::Scene;
use super::{App, AppProps, DATA_ID, ROOT_ID};

/// The mark, small enough to travel in the document instead of in a request of its own.
const ICON: &str = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 32'%3E%3Crect width='32' \
                    height='32' rx='7' fill='%230b4a52'/%3E%3Cpath d='M15 6.5L7 16l8 9.5M25 6.5L17 16l8 9.5' fill='none' \
                    stroke='%23f7f5ee' stroke-width='3.4' stroke-linecap='round' stroke-linejoin='round'/%3E%3C/svg%3E";

/// Where the page's files are, as addresses on our own origin.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PageAssets {
    /// The style sheet, `styles/sign-in.css`.
    pub styles: String,
    /// What starts the wasm, `boot/sign_in.js`.
    pub boot: String,
    /// The wasm's own script, `sign_in.js`.
    pub script: String,
    /// `sign_in.wasm`.
    pub wasm: String,
    /// What speaks to the page around a frame, `frame.js`.
    pub frame: String,
}

/// The page around the frame.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FrameHost {
    /// The one origin that may hear messages.
    pub origin: String,
    /// The result, when the sign-in is over.
    pub message: Option<FrameMessage>,
}

/// The document that shows this page. `host` belongs to [`Mode::Frame`] and is not looked at otherwise.
#[must_use]
pub fn document(page: &SignInPage, assets: &PageAssets, host: Option<&FrameHost>) -> String {
    let scene = Scene::new(page.clone(), 0);
    let mut head = Head::new(page.language, &scene.site_text("page-title"), assets);
    head.script(assets);
    match (&page.mode, host) {
        (Mode::Frame, Some(host)) => head.frame(host, assets),
        _ => head.forward(&page.step),
    }
    if matches!(page.step, Step::Approval { over: false, .. }) {
        head.look_again();
    }
    let body = block_on(LocalServerRenderer::<App>::with_props(AppProps { page: page.clone() }).render());
    head.finish(&format!(
        "<div id=\"{ROOT_ID}\">{body}</div><script type=\"{MEDIA_TYPE}\" id=\"{DATA_ID}\">{}</script>",
        page.packed()
    ))
}

/// How often a page without script looks whether the sign-in has gone on.
const LOOK_AGAIN_SECONDS: &str = "3";

/// The beginning of a document, to which lines are added, and the class of its body.
pub(super) struct Head(String, &'static str);

impl Head {
    pub(super) fn new(language: Language, title: &str, assets: &PageAssets) -> Self {
        Self(
            format!(
                "<!DOCTYPE html>\n<html lang=\"{lang}\"><head><meta charset=\"utf-8\"><title>{title}</title>\
             <meta name=\"viewport\" content=\"width=device-width,initial-scale=1\"><meta name=\"color-scheme\" content=\"light dark\">\
             <meta name=\"theme-color\" content=\"#f3f1ea\" media=\"(prefers-color-scheme:light)\">\
             <meta name=\"theme-color\" content=\"#0a1719\" media=\"(prefers-color-scheme:dark)\">\
             <meta name=\"robots\" content=\"noindex\"><meta name=\"referrer\" content=\"no-referrer\">\
             <link rel=\"icon\" href=\"{ICON}\"><link rel=\"stylesheet\" href=\"{styles}\">",
                lang = language.tag(),
                title = escape(title),
                styles = escape(&assets.styles),
            ),
            "sign-in",
        )
    }

    /// What starts the app. The hints let the browser fetch all three at once.
    fn script(&mut self, assets: &PageAssets) {
        let (script, wasm) = (escape(&assets.script), escape(&assets.wasm));
        self.meta("sluss-script", &assets.script);
        self.meta("sluss-wasm", &assets.wasm);
        self.add(format_args!("<link rel=\"modulepreload\" href=\"{script}\">"));
        self.add(format_args!(
            "<link rel=\"preload\" href=\"{wasm}\" as=\"fetch\" type=\"application/wasm\" crossorigin>"
        ));
        self.module(&assets.boot);
    }

    /// Who is around the frame and what they are told.
    pub(super) fn frame(&mut self, host: &FrameHost, assets: &PageAssets) {
        self.1 = "sign-in framed";
        self.meta("sluss-frame-origin", &host.origin);
        if let Some(message) = &host.message {
            let json = serde_json::to_string(message).expect("a message has only text keys and numbers");
            self.meta("sluss-frame-message", &json);
        }
        self.module(&assets.frame);
    }

    /// On to the site, as a page of its own: a redirect after a form would need the site in `form-action`.
    fn forward(&mut self, step: &Step) {
        if let Step::Passed { forward: Forward::Redirect { url }, .. } = step {
            self.add(format_args!("<meta http-equiv=\"refresh\" content=\"0;url={}\">", escape(url)));
        }
    }

    /// Where no script waits for what happens elsewhere, the page looks again by itself; `boot/sign_in.js` does where a script
    /// was wanted and could not be had.
    fn look_again(&mut self) {
        self.meta("sluss-look-again", LOOK_AGAIN_SECONDS);
        self.add(format_args!("<noscript><meta http-equiv=\"refresh\" content=\"{LOOK_AGAIN_SECONDS}\"></noscript>"));
    }

    fn meta(&mut self, name: &str, content: &str) {
        self.add(format_args!("<meta name=\"{name}\" content=\"{}\">", escape(content)));
    }

    fn module(&mut self, url: &str) {
        self.add(format_args!("<script type=\"module\" src=\"{}\"></script>", escape(url)));
    }

    fn add(&mut self, line: std::fmt::Arguments<'_>) {
        self.0.write_fmt(line).expect("a string takes all that is written to it");
    }

    /// The document with this body.
    pub(super) fn finish(self, body: &str) -> String {
        format!("{}</head><body class=\"{}\">{body}</body></html>\n", self.0, self.1)
    }
}

/// Text that can stand between tags and in double quotes.
pub(super) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            other => out.push(other),
        }
    }
    out
}

#[cfg(test)]
mod tests;
