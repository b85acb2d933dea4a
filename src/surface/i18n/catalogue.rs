//! The texts of one surface in one language.

use std::rc::Rc;

use sluss_protocol::language::Language;
use sluss_protocol::messages::Messages;

/// The texts of one surface in one language. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Catalogue {
    language: Language,
    messages: Rc<Messages>,
}

impl PartialEq for Catalogue {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.messages, &other.messages)
    }
}

impl Catalogue {
    /// The texts in this language.
    #[must_use]
    pub fn new(language: Language, messages: Messages) -> Self {
        Self { language, messages: Rc::new(messages) }
    }

    /// Reads a language's `.ftl`, of which everything can be read: tests make sure of it.
    #[cfg(any(test, feature = "fluent"))]
    #[must_use]
    pub fn parse(language: Language, source: &str) -> Self {
        Self::new(language, Messages::read(source).unwrap_or_default())
    }

    /// The language that these texts are in.
    #[must_use]
    pub const fn language(&self) -> Language {
        self.language
    }

    /// The ids of all texts.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.messages.ids()
    }

    /// A text, or its id if there is none.
    #[must_use]
    pub fn text(&self, id: &str) -> String {
        self.messages.text(id)
    }

    /// A text with arguments. Right-to-left arguments are isolated so that they do not affect the text around them.
    #[must_use]
    pub fn with(&self, id: &str, arguments: &[(&'static str, &str)]) -> String {
        self.messages.with(id, arguments)
    }
}
