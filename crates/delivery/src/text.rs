//! The alphabets of SMS: seven bits if the text fits them, otherwise sixteen at twice the price.

use rusmpp::extra::encoding::gsm7bit::Gsm7BitUnpacked;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// What one SMS holds alone and as a part, in septets and in 16-bit units (3GPP TS 23.038, section 6).
const SEPTETS: (usize, usize) = (160, 153);
const UNITS: (usize, usize) = (70, 67);

/// Whether the text fits the GSM alphabet (3GPP TS 23.038, section 6.2.1).
#[must_use]
pub fn is_gsm7(text: &str) -> bool {
    gsm7_length(text).is_some()
}

/// How many septets the text takes; `None` if it does not fit the GSM alphabet.
pub(crate) fn gsm7_length(text: &str) -> Option<usize> {
    Gsm7BitUnpacked::new().encode_to_vec(text).ok().map(|septets| septets.len())
}

/// How many SMS the text takes.
#[must_use]
pub fn parts(text: &str) -> usize {
    let (length, (alone, part)) = match gsm7_length(text) {
        Some(septets) => (septets, SEPTETS),
        None => (text.encode_utf16().count(), UNITS),
    };
    if length <= alone { 1 } else { length.div_ceil(part) }
}

/// The text in the GSM alphabet, without the accents that it lacks; `None` if the words would no longer be
/// recognisable.
#[must_use]
pub fn in_gsm7(text: &str) -> Option<String> {
    let letters: Option<Vec<String>> = text.nfc().map(letter).collect();
    letters.map(|letters| letters.concat()).filter(|text| is_gsm7(text))
}

fn letter(c: char) -> Option<String> {
    let fits = |text: &str| is_gsm7(text).then(|| text.to_owned());
    let whole = c.to_string();
    fits(&whole).or_else(|| fits(like(c)?)).or_else(|| {
        let bare: String = whole.nfkd().filter(|part| !is_combining_mark(*part)).collect();
        fits(&bare).filter(|bare| !bare.is_empty())
    })
}

/// Replacements for letters that are not others with an accent, and for symbols that have a plainer form.
const fn like(c: char) -> Option<&'static str> {
    Some(match c {
        'ł' => "l",
        'Ł' => "L",
        'đ' | 'ð' => "d",
        'Đ' | 'Ð' => "D",
        'ħ' => "h",
        'Ħ' => "H",
        'ı' => "i",
        'œ' => "oe",
        'Œ' => "OE",
        'þ' => "th",
        'Þ' => "Th",
        'ŋ' => "n",
        '\u{2018}' | '\u{2019}' | '\u{201a}' | '\u{2032}' | '`' | '´' => "'",
        '\u{201c}' | '\u{201d}' | '\u{201e}' | '«' | '»' => "\"",
        '\u{2010}'..='\u{2015}' | '\u{2212}' => "-",
        '…' => "...",
        '·' | '•' => "-",
        '\u{a0}' | '\u{2009}' | '\u{202f}' => " ",
        '©' => "(c)",
        '®' => "(R)",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::{gsm7_length, in_gsm7, is_gsm7, parts};

    #[test]
    fn swedish_is_in_the_alphabet_and_greek_small_letters_are_not() {
        assert!(is_gsm7("Åäö är @ £ & Δ\n"));
        assert!(!is_gsm7("ž") && !is_gsm7("α") && !is_gsm7("”"));
        assert_eq!(gsm7_length("a€[]"), Some(7), "some letters take two septets");
    }

    #[test]
    fn a_letter_beyond_the_alphabet_halves_what_an_sms_holds() {
        assert_eq!((parts(&"å".repeat(160)), parts(&"å".repeat(161)), parts(&"å".repeat(307))), (1, 2, 3));
        assert_eq!((parts(&"ž".repeat(70)), parts(&"ž".repeat(71)), parts(&"😀".repeat(36))), (1, 2, 2));
    }

    #[test]
    fn a_name_is_written_without_accents_or_not_at_all() {
        for (name, written) in [
            ("Café Östersjön", Some("Café Östersjön")),
            ("Žluťoučký kůň", Some("Zlutoucky kun")),
            ("Łódź – “RASFF”", Some("Lodz - \"RASFF\"")),
            ("Ísafjörður", Some("Isafjördur")),
            ("Υπουργείο", None),
            ("食品安全", None),
            ("RASFF ☺", None),
        ] {
            assert_eq!(in_gsm7(name).as_deref(), written, "{name}");
        }
    }
}
