//! The focus follows the screen, so that whoever cannot see it hears where they are.

use crate::browser::page;
use crate::i18n::Catalogue;

/// Which screen has the focus.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Focus(&'static str);

impl Focus {
    /// Says which screen was drawn. The heading of a new one gets the focus; when the page has just come up, the browser has
    /// put it somewhere already.
    pub fn follow(&mut self, screen: &'static str, texts: &Catalogue) {
        if self.0 == screen {
            return;
        }
        if !matches!(self.0, "" | "loading") {
            page::focus("main h1");
        }
        self.0 = screen;
        page::describe(&texts.text("app-title"), texts.language().tag());
    }
}
