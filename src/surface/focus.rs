//! The focus follows the screen, so that whoever cannot see it hears where they are.

use sluss_protocol::language::Language;

use crate::browser::page;

/// Which screen has the focus.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Focus(&'static str);

impl Focus {
    /// Says which screen was drawn, and what the document is called on it. The heading of a new one gets the focus; when the page
    /// has just come up, the browser has put it somewhere already.
    pub fn follow(&mut self, screen: &'static str, title: &str, language: Language) {
        page::describe(title, language.tag());
        if self.0 == screen {
            return;
        }
        if !matches!(self.0, "" | "loading") {
            // Where something is to be typed at once, or is wrong, the screen says so.
            _ = ["main [aria-invalid]", "main .form [autofocus]", "main h1"].into_iter().any(page::focus);
        }
        self.0 = screen;
    }
}
