//! Texts without case and accents, so that what people type is found. Knows no account.

mod letters;

use letters::ACCENTED;

/// A text in lower case and without accents: `Ökö Łódź` is `oko lodz`. Nobody reads the result; it is compared with others of its kind.
pub(crate) fn folded(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.chars().flat_map(char::to_lowercase).filter(|&c| !is_mark(c)) {
        let base = base(c);
        match plain(base) {
            Some(plain) => folded.push_str(plain),
            None => folded.push(base),
        }
    }
    folded
}

/// Accents that stand apart, and the points of Hebrew and Arabic, which people leave out.
const fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{591}'..='\u{5bd}' | '\u{64b}'..='\u{65f}' | '\u{670}')
}

/// The letter without its accents.
fn base(c: char) -> char {
    if c.is_ascii() {
        return c;
    }
    ACCENTED.iter().find(|(_, accented)| accented.contains(c)).map_or(c, |(base, _)| *base)
}

/// Letters that Unicode does not take apart, and that people without the keyboard write so.
const fn plain(c: char) -> Option<&'static str> {
    Some(match c {
        'æ' => "ae",
        'œ' => "oe",
        'ø' => "o",
        'ß' => "ss",
        'ſ' => "s",
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
    use unicode_normalization::UnicodeNormalization;

    use super::{base, folded, is_mark};

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

    #[test]
    fn accents_are_those_of_unicode() {
        let blocks = [0xc0..=0x24f, 0x370..=0x4ff, 0x1e00..=0x1eff];
        let mut compared = 0;
        for c in blocks.into_iter().flatten().filter_map(char::from_u32).filter(|c| c.is_alphabetic()) {
            // Greek's numeral sign and old upsilons are no letters of a name.
            let is_letter = |small: &char| !is_mark(*small) && !matches!(small, '\u{374}' | '\u{3d3}' | '\u{3d4}');
            for small in c.to_lowercase().filter(is_letter) {
                let pieces: String = small.nfd().collect();
                let unicodes: Vec<char> = pieces.chars().filter(|&c| !is_mark(c)).collect();
                assert_eq!([base(small)][..], unicodes, "{small}");
                assert_eq!(folded(&pieces), folded(&small.to_string()), "{small} in pieces");
                compared += 1;
            }
        }
        assert!(compared > 700, "{compared}");
    }
}
