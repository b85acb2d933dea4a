//! The texts of a surface that loads them after itself: on their way, here, or not to be had.

use super::Catalogue;

/// The texts that a surface has.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum LoadedTexts {
    /// The first texts are on their way.
    #[default]
    Loading,
    /// The texts of one language are here.
    Here(Catalogue),
    /// The first texts could not be had.
    Missing,
}

impl LoadedTexts {
    /// Takes the texts of a language, or the news that they could not be had: then those from before stay. Returns `false` where the
    /// person has to be told so in the texts from before.
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
