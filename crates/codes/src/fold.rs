//! Texts without case and accents, so that what people type is found. Knows no account.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A text in lower case and without accents: `Ökö Łódź` is `oko lodz`. Nobody reads the result; it is compared with others of its kind.
pub(crate) fn folded(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    // Lower case first: the capital İ has an accent in lower case only.
    for c in text.chars().flat_map(char::to_lowercase).nfd().filter(|&c| !is_combining_mark(c)) {
        match plain(c) {
            Some(plain) => folded.push_str(plain),
            None => folded.push(c),
        }
    }
    folded
}

/// Letters that Unicode does not take apart, and that people without the keyboard write so.
const fn plain(c: char) -> Option<&'static str> {
    Some(match c {
        'æ' => "ae",
        'œ' => "oe",
        'ø' => "o",
        'ß' => "ss",
        'đ' | 'ð' => "d",
        'ħ' => "h",
        'ı' => "i",
        'ł' => "l",
        'ŧ' => "t",
        'þ' => "th",
        'ς' => "σ",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::folded;

    #[test]
    fn case_and_accents_do_not_matter() {
        for (text, plain) in [
            ("Öko & Söhne", "oko & sohne"),
            ("O\u{308}ko", "oko"),
            ("ŁÓDŹ", "lodz"),
            ("İSTANBUL ısı", "istanbul isi"),
            ("Straße ÆRØ Þór", "strasse aero thor"),
            ("ΣΊΣΥΦΟΣ", "σισυφοσ"),
            ("Việt Nam", "viet nam"),
            ("Ёлка", "елка"),
            ("한국 日本", "한국 日本"),
            ("", ""),
        ] {
            assert_eq!(folded(text), folded(plain), "{text}");
        }
        assert_eq!(folded("Ökö Łódź"), "oko lodz");
    }

    #[test]
    fn letters_that_differ_stay_different() {
        assert_ne!(folded("Oslo"), folded("Osla"));
        assert_ne!(folded("日本"), folded("中国"));
    }
}
