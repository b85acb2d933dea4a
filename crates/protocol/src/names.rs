//! Names that somebody chose, of people, devices and sites: they contain no invisible characters, and a right-to-left name does not affect
//! the text around it.

use std::borrow::Cow;

use crate::typed::is_invisible;

/// Whether a text can be a name of at most so many characters: it is visible, on one line, and contains nothing that reverses, joins or hides
/// the text around it. Many scripts need joiners and variation selectors, so these are allowed after their letters.
#[must_use]
pub fn is_name(text: &str, most: usize) -> bool {
    let mut before = ' ';
    let mut is_seen = |c: char| {
        let seen = !c.is_control() && !matches!(c, '\u{2028}' | '\u{2029}') && (!is_invisible(c) || follows(c, before));
        before = c;
        seen
    };
    !text.trim().is_empty() && text.chars().count() <= most && text.chars().all(&mut is_seen)
}

/// Whether an invisible character belongs to the one before it: in Persian, in the scripts of India, in composed emoji. Latin letters need
/// none.
const fn follows(c: char, before: char) -> bool {
    let joins = matches!(c, '\u{200c}' | '\u{200d}' | '\u{fe0f}');
    joins && before >= '\u{300}' && (!is_invisible(before) || (before == '\u{fe0f}' && c == '\u{200d}'))
}

/// A text to be put between others, such as a name in a sentence: right-to-left text in it does not affect what follows, and invisible
/// direction marks are dropped.
#[must_use]
pub fn isolated(text: &str) -> Cow<'_, str> {
    if !text.chars().any(|c| turns(c) || runs_leftwards(c)) {
        return Cow::Borrowed(text);
    }
    let seen: String = text.chars().filter(|c| !turns(*c)).collect();
    Cow::Owned(if seen.chars().any(runs_leftwards) { format!("\u{2068}{seen}\u{2069}") } else { seen })
}

/// The marks that change the direction of what follows.
const fn turns(c: char) -> bool {
    matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Letters of the scripts that run from right to left.
const fn runs_leftwards(c: char) -> bool {
    matches!(
        c,
        '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefe}' | '\u{10800}'..='\u{10fff}'
            | '\u{1e800}'..='\u{1efff}'
    )
}

#[cfg(test)]
mod tests {
    use super::{is_name, isolated};

    #[test]
    fn s17_a_name_is_what_is_seen_on_one_line() {
        for good in ["Anna Andersson", "Øyvind 📱", "علی‌رضا", "Min ❤️ telefon", "👩‍❤️‍👩", "क्‍ष", "עומר", "L'été"]
        {
            assert!(is_name(good, 60), "{good}");
        }
        for bad in [
            "",
            "   ",
            "\u{3164}",
            "Anna\u{202e}nossrednA",
            "An\u{200b}na",
            "An\u{200d}na",
            "Anna\u{2066}",
            "\u{200f}Anna",
            "Anna\u{ad}",
            "Anna\nOvan",
            "Anna\u{2028}Ovan",
            "❤\u{fe0f}\u{fe0f}",
            "ع\u{200c}\u{200c}",
            "Anna\u{e0041}",
        ] {
            assert!(!is_name(bad, 60), "{bad:?}");
        }
        assert!(is_name("ååå", 3) && !is_name("åååå", 3));
    }

    #[test]
    fn s17_a_name_keeps_its_direction_to_itself() {
        assert_eq!(isolated("Anna 📱"), "Anna 📱");
        assert_eq!(isolated("עומר"), "\u{2068}עומר\u{2069}");
        assert_eq!(isolated("Anna\u{202e}x\u{2069}"), "Annax", "as nobody can type it any more");
    }
}
