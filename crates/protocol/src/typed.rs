//! Typed and pasted text without its invisible characters: contacts apps put direction marks around numbers, messengers put joiners
//! and soft hyphens into codes, and keyboards have digits of their own. Every field for a number, a code, a PIN, a link or an address
//! reads its text through this.

/// The zeros of the digits that keyboards and input methods write: Arabic, Persian, the scripts of India, full width. The nine
/// others follow each.
const ZEROS: [char; 13] = [
    '\u{660}', '\u{6f0}', '\u{966}', '\u{9e6}', '\u{a66}', '\u{ae6}', '\u{b66}', '\u{be6}', '\u{c66}', '\u{ce6}',
    '\u{d66}', '\u{e50}', '\u{ff10}',
];

/// Whether a character is invisible and has no meaning in typed input: soft hyphens, joiners, direction marks, variation selectors,
/// byte order marks, tags (Unicode's `Default_Ignorable_Code_Point`, and annotations).
#[must_use]
pub const fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}'
            | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}'
            | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{e0000}'..='\u{e0fff}'
    )
}

/// A text as it looks: without invisible characters, with plain spaces, and trimmed.
#[must_use]
pub fn plain(text: &str) -> String {
    let seen = text.chars().filter(|c| !is_invisible(*c));
    let spaced = seen.map(|c| if c.is_whitespace() || c.is_control() { ' ' } else { c });
    spaced.collect::<String>().trim().to_owned()
}

/// The digit from 0 to 9 that a character stands for, in any script.
#[must_use]
pub fn digit(c: char) -> Option<char> {
    if c.is_ascii() {
        return c.is_ascii_digit().then_some(c);
    }
    let value = ZEROS.iter().find_map(|&zero| (c as u32).checked_sub(zero as u32).filter(|value| *value < 10))?;
    char::from_digit(value, 10)
}

/// A code or PIN as it was meant: without invisible characters, spaces and dashes, and with ASCII digits. Everything else stays, for the
/// reader to refuse.
///
/// ```
/// use sluss_protocol::typed;
///
/// assert_eq!(typed::code("\u{202d}١٢٣ 456\u{2011}78\u{202c}"), "12345678");
/// assert_eq!(typed::code("12x4"), "12x4");
/// ```
#[must_use]
pub fn code(text: &str) -> String {
    let seen = text.chars().filter(|c| !is_invisible(*c) && !c.is_whitespace() && !is_dash(*c));
    seen.map(|c| digit(c).unwrap_or(c)).collect()
}

/// A hyphen, a dash or a minus sign.
#[must_use]
pub const fn is_dash(c: char) -> bool {
    matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe58}' | '\u{fe63}' | '\u{ff0d}')
}

#[cfg(test)]
mod tests {
    use super::{code, digit, is_invisible, plain};

    /// What contacts apps, messengers, mail programs and word processors put in.
    const INVISIBLE: [char; 14] = [
        '\u{202a}', '\u{202b}', '\u{202c}', '\u{202d}', '\u{202e}', '\u{2066}', '\u{2069}', '\u{200b}', '\u{200e}',
        '\u{200f}', '\u{2060}', '\u{feff}', '\u{ad}', '\u{fe0f}',
    ];

    #[test]
    fn what_nobody_sees_is_not_there() {
        for mark in INVISIBLE {
            assert!(is_invisible(mark), "{mark:?}");
            assert_eq!(plain(&format!("{mark}+46{mark}70 {mark}")), "+4670", "{mark:?}");
            assert_eq!(code(&format!("{mark}12{mark}34 56{mark}")), "123456", "{mark:?}");
        }
        assert_eq!(plain("\u{a0}+46\u{202f}70\u{2007}17\t"), "+46 70 17", "spaces of every width are spaces");
        assert_eq!(code("123\u{a0}456\u{2011}7 8–9"), "123456789");
    }

    #[test]
    fn digits_of_every_keyboard_are_digits() {
        for typed in ["٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹", "０１２３４５６７８９", "०१२३४५६७८९", "0123456789"]
        {
            assert_eq!(code(typed), "0123456789", "{typed}");
        }
        assert_eq!([digit('x'), digit('²'), digit('①'), digit('Ⅷ')], [None; 4]);
        assert_eq!(code("12a4"), "12a4", "what is no digit stays to be refused");
    }
}
