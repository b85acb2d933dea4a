//! One language's texts as Fluent reads them.

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource};
use sluss_protocol::language::Language;
use sluss_protocol::names::isolated;
use std::rc::Rc;

/// The texts of one surface in one language. Cheap to clone.
#[derive(Clone)]
pub struct Catalogue {
    language: Language,
    ids: Rc<Vec<String>>,
    bundle: Rc<FluentBundle<FluentResource>>,
}

impl std::fmt::Debug for Catalogue {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Catalogue").field("language", &self.language).finish_non_exhaustive()
    }
}

impl PartialEq for Catalogue {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.bundle, &other.bundle)
    }
}

impl Catalogue {
    /// Reads a language's `.ftl`. What cannot be read is left out; tests make sure that nothing is.
    #[must_use]
    pub fn parse(language: Language, source: &str) -> Self {
        let resource = FluentResource::try_new(source.to_owned()).unwrap_or_else(|(resource, _)| resource);
        let ids = ids(source);
        let tag = language.tag().parse().unwrap_or_default();
        let mut bundle = FluentBundle::new(vec![tag]);
        bundle.set_use_isolating(false);
        bundle.add_resource_overriding(resource);
        Self { language, ids: Rc::new(ids), bundle: Rc::new(bundle) }
    }

    /// The language that these texts are in.
    #[must_use]
    pub const fn language(&self) -> Language {
        self.language
    }

    /// The ids of all texts.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.ids.iter().map(String::as_str)
    }

    /// A text, or its id if there is none.
    #[must_use]
    pub fn text(&self, id: &str) -> String {
        self.format(id, None)
    }

    /// A text with arguments. Right-to-left arguments are isolated so that they do not affect the text around them; Fluent would wrap all
    /// others in marks too, which people then copy.
    #[must_use]
    pub fn with(&self, id: &str, arguments: &[(&'static str, &str)]) -> String {
        let arguments: FluentArgs<'_> = arguments.iter().map(|(name, value)| (*name, isolated(value))).collect();
        self.format(id, Some(&arguments))
    }

    fn format(&self, id: &str, arguments: Option<&FluentArgs<'_>>) -> String {
        let Some(pattern) = self.bundle.get_message(id).and_then(|message| message.value()) else {
            return id.to_owned();
        };
        self.bundle.format_pattern(pattern, arguments, &mut Vec::new()).into_owned()
    }
}

/// Every message begins a line with its id and an equals sign.
fn ids(source: &str) -> Vec<String> {
    let lines = source.lines().filter(|line| line.starts_with(|c: char| c.is_ascii_alphabetic()));
    lines.filter_map(|line| line.split_once('=')).map(|(id, _)| id.trim().to_owned()).collect()
}
