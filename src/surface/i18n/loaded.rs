//! The texts of a surface that loads them after itself: loading, loaded, or unavailable.

use super::Catalogue;

/// The texts that a surface has.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum LoadedTexts {
    /// The first texts are loading.
    #[default]
    Loading,
    /// The texts of one language are loaded.
    Here(Catalogue),
    /// The first texts could not be loaded.
    Missing,
}

impl LoadedTexts {
    /// Takes the texts of a language, or the fact that they could not be loaded: then the previous ones stay. Returns `false` if the
    /// person has to be told so in the previous language.
    #[must_use]
    pub fn take(&mut self, texts: Option<Catalogue>) -> bool {
        match (texts, &self) {
            (Some(texts), _) => *self = Self::Here(texts),
            (None, Self::Here(_)) => return false,
            (None, _) => *self = Self::Missing,
        }
        true
    }

    /// The texts, if they are here.
    #[must_use]
    pub const fn catalogue(&self) -> Option<&Catalogue> {
        match self {
            Self::Here(texts) => Some(texts),
            Self::Loading | Self::Missing => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use sluss_protocol::language::Language;

    use super::{Catalogue, LoadedTexts};

    #[test]
    fn texts_that_do_not_come_leave_those_from_before() {
        let mut texts = LoadedTexts::default();
        assert!(texts.take(None), "there is nothing to say it in");
        assert_eq!(texts, LoadedTexts::Missing);
        let swedish = Catalogue::parse(Language::Sv, "next = Nästa");
        assert!(texts.take(Some(swedish.clone())));
        assert!(!texts.take(None));
        assert_eq!(texts.catalogue(), Some(&swedish));
    }
}
