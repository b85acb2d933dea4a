//! The guide for people in every language, as docs/guide has it. It is inside the program, with a picture for each step.

mod markdown;
mod pictures;

use std::sync::{Arc, LazyLock};

use sluss_app::public_pages::Guide;
use sluss_protocol::language::Language;

pub(crate) use pictures::file;

static EN: LazyLock<Arc<Guide>> = LazyLock::new(|| read(Language::En, include_str!("../../../../../docs/guide/en.md")));
static SV: LazyLock<Arc<Guide>> = LazyLock::new(|| read(Language::Sv, include_str!("../../../../../docs/guide/sv.md")));

/// The guide in a language.
pub(super) fn guide(language: Language) -> Arc<Guide> {
    let guide = match language {
        Language::En => &EN,
        Language::Sv => &SV,
    };
    Arc::clone(guide)
}

fn read(language: Language, text: &str) -> Arc<Guide> {
    let mut guide = markdown::read(text).expect("a test reads the guide in every language");
    pictures::put(&mut guide, language);
    Arc::new(guide)
}

#[cfg(test)]
mod tests {
    use sluss_app::public_pages::{Guide, Span};
    use sluss_protocol::language::Language;

    use super::{guide, pictures};

    /// How many steps each chapter has.
    fn shape(guide: &Guide) -> Vec<usize> {
        guide.chapters.iter().map(|chapter| chapter.steps.len()).collect()
    }

    #[test]
    fn the_guide_has_the_same_chapters_and_steps_in_every_language() {
        let english = shape(&guide(Language::En));
        assert!(english.len() > 5 && english.iter().all(|steps| *steps > 1), "{english:?}");
        for language in Language::ALL {
            assert_eq!(shape(&guide(language)), english, "{language:?}");
        }
    }

    #[test]
    fn words_on_a_screen_are_marked_and_nothing_is_left_of_markdown() {
        for language in Language::ALL {
            let guide = guide(language);
            let steps = guide.chapters.iter().flat_map(|chapter| &chapter.steps);
            let spans: Vec<_> = steps.flat_map(|step| &step.text).collect();
            assert!(spans.iter().any(|span| matches!(span, Span::OnScreen(_))));
            let words = spans.iter().map(|span| match span {
                Span::Plain(text) | Span::OnScreen(text) => text,
            });
            for text in words {
                assert!(!text.contains(['*', '<', '#', '\n']) && !text.contains("  "), "{text}");
            }
        }
    }

    #[test]
    fn every_step_has_a_picture_and_every_picture_a_step() {
        for language in Language::ALL {
            let guide = guide(language);
            for (chapter, at) in guide.chapters.iter().zip(1..) {
                let without: Vec<_> = chapter.steps.iter().filter(|step| step.picture.is_none()).collect();
                assert!(without.is_empty(), "chapter {at}: `cargo xtask pictures` takes them: {without:?}");
            }
            let taken: usize = shape(&guide).into_iter().sum();
            assert_eq!(pictures::count(language), taken, "{language:?}: a picture of a step that is gone");
        }
    }
}
