//! The guide in each language: a word that it says is on the screen is a text of that language.
//!
//! It knows how the guide marks such words; it does not know on which screen they are.

use super::Source;

const GUIDE: &str = "docs/guide/";

/// Every word in the guides that no screen shows.
pub(super) fn findings(sources: &[Source]) -> Vec<String> {
    let guides = sources.iter().filter(|source| source.path.starts_with(GUIDE));
    guides.flat_map(|guide| unknown(guide, sources)).collect()
}

fn unknown(guide: &Source, sources: &[Source]) -> Vec<String> {
    let language = guide.path.trim_start_matches(GUIDE).trim_end_matches(".md");
    let folder = format!("locales/{language}/");
    let files = sources.iter().filter(|source| source.path.starts_with(&folder));
    let texts: Vec<_> = files.flat_map(|file| file.text.lines()).filter_map(|line| line.split_once(" = ")).collect();
    let shown = |words: &str| texts.iter().any(|(_, text)| *text == words);
    let words = guide.text.lines().flat_map(marked);
    let missing = words.filter(|words| !shown(words));
    missing.map(|words| format!("{}: no screen says \u{201c}{words}\u{201d}", guide.path)).collect()
}

/// The words in italics or bold on a line; the full stop after a name in bold is the sentence's.
fn marked(line: &str) -> impl Iterator<Item = &str> {
    line.split('*')
        .skip(1)
        .step_by(2)
        .map(|words| words.trim_end_matches('.'))
        .chain(bold(line))
        .filter(|words| !words.is_empty())
}

fn bold(line: &str) -> Option<&str> {
    line.strip_prefix("**")?.split_once("**").map(|(words, _)| words.trim_end_matches('.'))
}

#[cfg(test)]
mod tests {
    use super::{Source, findings};

    fn told(guide: &str) -> Vec<String> {
        findings(&[
            Source::new("docs/guide/en.md", guide),
            Source::new("locales/en/account.ftl", "next = Next\nmethod-pin = Mobile app + PIN\n"),
            Source::new("locales/sv/account.ftl", "back = Tillbaka\n"),
        ])
    }

    #[test]
    fn words_that_screens_show_may_be_in_the_guide() {
        assert_eq!(
            told("Choose *Next*, and then *Next* again.\n**Mobile app + PIN.** Choose *Next*.\n"),
            Vec::<String>::new()
        );
    }

    #[test]
    fn words_that_no_screen_of_the_language_shows_are_found() {
        assert_eq!(told("Choose *Forward*.\n").len(), 1);
        assert_eq!(told("Choose *Tillbaka*.\n").len(), 1);
        assert_eq!(told("**Carrier pigeon.** Choose *Next*.\n").len(), 1);
    }
}
