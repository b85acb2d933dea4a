//! Percent-encoding (RFC 3986, section 2.1) of texts in links, with what apps get wrong about it. Knows no parameter.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

/// All but the unreserved characters (RFC 3986, section 2.3).
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// The text behind its escapes. What is no escape stays as it is, what is no UTF-8 becomes U+FFFD, and what was encoded twice is decoded twice.
pub(super) fn decoded(raw: &str) -> String {
    let once = decode(raw);
    if is_encoded_twice(raw) { decode(&once) } else { once }
}

/// Like [`decoded`]; a plus is a space where no space is written as `%20`, since then a form has written it.
pub(super) fn decoded_form(raw: &str) -> String {
    if raw.contains("%20") { decoded(raw) } else { decoded(&raw.replace('+', " ")) }
}

/// A text with everything escaped that could mean something. [`decoded`] and [`decoded_form`] give it back.
pub(super) fn encoded(text: &str) -> String {
    let mut pieces = text.split('%');
    let mut encoded = encode(pieces.next().unwrap_or_default());
    for piece in pieces {
        encoded.push_str("%25");
        // `%41` as a text would look like an A that was encoded twice. Escaping the 4 too means the same, and looks like nothing else.
        match piece.as_bytes() {
            [first, second, ..] if first.is_ascii_hexdigit() && second.is_ascii_hexdigit() => {
                encoded.push_str(&format!("%{first:02X}"));
                encoded.push_str(&encode(&piece[1..]));
            }
            _ => encoded.push_str(&encode(piece)),
        }
    }
    encoded
}

fn encode(text: &str) -> String {
    utf8_percent_encode(text, RESERVED).to_string()
}

fn decode(raw: &str) -> String {
    percent_decode_str(raw).decode_utf8_lossy().into_owned()
}

/// Whether there are escapes, and each is an escaped percent sign with what would be an escape again: `%2520` and `%253A`, and no `%20`.
fn is_encoded_twice(raw: &str) -> bool {
    let is_twice = |(at, _): (usize, &str)| match &raw.as_bytes()[at..] {
        [_, b'2', b'5', first, second, ..] => first.is_ascii_hexdigit() && second.is_ascii_hexdigit(),
        _ => false,
    };
    raw.contains('%') && raw.match_indices('%').all(is_twice)
}

#[cfg(test)]
mod tests {
    use super::{decoded, decoded_form, encoded};

    #[test]
    fn what_is_no_escape_stays() {
        for (raw, text) in [
            ("Example%20Co%3Aanna", "Example Co:anna"),
            ("%c3%96ko", "Öko"),
            ("100% Example", "100% Example"),
            ("100%", "100%"),
            ("50%zz%4", "50%zz%4"),
            ("Öko & Söhne#1", "Öko & Söhne#1"),
            ("%ff", "\u{fffd}"),
            ("carol+home", "carol+home"),
        ] {
            assert_eq!(decoded(raw), text);
        }
    }

    #[test]
    fn what_was_encoded_twice_is_decoded_twice() {
        assert_eq!(decoded("Example%2520Co%253Aanna%2540example.eu"), "Example Co:anna@example.eu");
        assert_eq!(decoded("Example%20Co%253Aanna"), "Example Co%3Aanna", "one escape says that it was encoded once");
    }

    #[test]
    fn a_plus_is_a_space_in_a_form_only() {
        assert_eq!(decoded_form("Example+Co"), "Example Co");
        assert_eq!(decoded_form("Example%20C++"), "Example C++");
        assert_eq!(decoded_form("C%2B%2B"), "C++");
    }

    #[test]
    fn a_text_that_looks_escaped_comes_back() {
        for text in ["", "%41", "%2541", "%", "%%", "%4", "a%20b%3Ac", "é%C3%A9", "C++ %20", "~-._", "%é", "%4é"] {
            assert_eq!(decoded(&encoded(text)), text);
            assert_eq!(decoded_form(&encoded(text)), text);
            assert!(encoded(text).bytes().all(|byte| byte.is_ascii_alphanumeric() || b"%~-._".contains(&byte)));
        }
    }
}
