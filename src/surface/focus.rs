//! Where the focus goes, so that people who cannot see the screen hear where they are and what is wrong.

#[cfg(feature = "catalogue")]
use sluss_protocol::language::Language;

use crate::browser::page;

/// The selector of wrong fields, on every screen.
const ERROR: &str = "main [aria-invalid]";

/// Gives the focus to the field that is wrong, if there is one.
pub fn focus_error() {
    _ = page::focus(ERROR);
}

/// Remembers which screen has the focus.
#[cfg(feature = "catalogue")]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Focus(&'static str);

#[cfg(feature = "catalogue")]
impl Focus {
    /// Reports which screen was drawn, and its document title. The heading of a new screen gets the focus, except when the page has just
    /// loaded: the browser has then put it somewhere already.
    pub fn follow(&mut self, screen: &'static str, title: &str, language: Language) {
        page::describe(title, language.tag());
        if self.0 == screen {
            return;
        }
        if !matches!(self.0, "" | "loading") {
            // If something should be typed at once, or is wrong, the screen says so.
            _ = [ERROR, "main .form [autofocus]", "main h1"].into_iter().any(page::focus);
        }
        self.0 = screen;
    }
}

/// After an answer of the sign-in: to the field that is wrong, else to what should be read first, else to the first field, else to the
/// heading. Notices, and what is needed together with the field, stay visible.
#[cfg(feature = "sign-in")]
pub fn focus_after_answer() {
    let found = [
        ERROR,
        "main [data-focus]",
        "main .form input:not([type=hidden],[type=radio],[readonly])",
        "main h1[tabindex]",
    ];
    _ = found.into_iter().any(page::focus);
    for selector in ["main .notice", "main .together"] {
        page::bring_into_view(selector);
    }
}
