//! Secrets as text: base32 and hexadecimal, as people type them and as programs write them. Knows no link and no file.

use data_encoding::{BASE32_NOPAD, HEXLOWER};
use thiserror::Error;
use zeroize::Zeroizing;

use crate::account::Secret;

/// Why a text is no secret.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum SecretError {
    /// There is nothing in it but spaces, dashes and padding.
    #[error("there is no secret")]
    Empty,
    /// It has a character that base32 lacks, such as 0, 1, 8 or 9 (RFC 4648, section 6).
    #[error("the secret is not base32")]
    NotBase32,
    /// It has a character that hexadecimal lacks, or half a byte.
    #[error("the secret is not hexadecimal")]
    NotHex,
}

/// Reads base32 (RFC 4648, section 6) in either case, with or without padding, in groups parted by spaces or dashes. Bits at the end that make no
/// whole byte are left out, as the apps do for which such secrets were made. A zero is not taken for an O: whoever typed it has to look again.
///
/// # Errors
/// [`SecretError::Empty`] and [`SecretError::NotBase32`].
pub fn base32(text: &str) -> Result<Secret, SecretError> {
    let symbols = plain(text);
    let symbols = symbols.trim_end_matches('=');
    if symbols.is_empty() {
        return Err(SecretError::Empty);
    }
    let mut bytes = Vec::with_capacity(symbols.len() * 5 / 8 + 1);
    let (mut held, mut bits) = (0_u16, 0);
    for symbol in symbols.bytes() {
        let value = match symbol {
            b'A'..=b'Z' => symbol - b'A',
            b'2'..=b'7' => symbol - b'2' + 26,
            _ => return Err(SecretError::NotBase32),
        };
        // Of what was held before, no more than 4 bits still count.
        held = held << 5 | u16::from(value);
        bits += 5;
        if bits >= 8 {
            bits -= 8;
            bytes.push((held >> bits & 0xff) as u8);
        }
    }
    // One symbol alone is less than a byte.
    Secret::new(bytes).ok_or(SecretError::NotBase32)
}

/// Reads hexadecimal in either case, in groups parted by spaces or dashes.
///
/// # Errors
/// [`SecretError::Empty`] and [`SecretError::NotHex`].
pub fn hex(text: &str) -> Result<Secret, SecretError> {
    let mut digits = plain(text);
    digits.make_ascii_lowercase();
    let bytes = HEXLOWER.decode(digits.as_bytes()).map_err(|_| SecretError::NotHex)?;
    Secret::new(bytes).ok_or(SecretError::Empty)
}

/// A secret in base32, upper case and without padding, as nearly all apps write it.
#[must_use]
pub fn to_base32(secret: &Secret) -> Zeroizing<String> {
    Zeroizing::new(BASE32_NOPAD.encode(secret.expose()))
}

/// A secret in hexadecimal, lower case, as mOTP computes with it.
#[must_use]
pub fn to_hex(secret: &Secret) -> Zeroizing<String> {
    Zeroizing::new(HEXLOWER.encode(secret.expose()))
}

/// Upper case and without what parts groups: spaces of any kind, dashes of any kind, and the plus that some write for a space.
fn plain(text: &str) -> Zeroizing<String> {
    let parts =
        |c: char| c.is_whitespace() || matches!(c, '-' | '+' | '\u{2010}'..='\u{2015}' | '\u{200b}' | '\u{feff}');
    let mut plain = Zeroizing::new(String::with_capacity(text.len()));
    plain.extend(text.chars().filter(|&c| !parts(c)).map(|c| c.to_ascii_uppercase()));
    plain
}

#[cfg(test)]
mod tests {
    use super::{SecretError, base32, hex, to_base32, to_hex};

    #[test]
    fn base32_is_read_as_people_and_programs_write_it() {
        for text in [
            "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ",
            "gezdgnbvgy3tqojqgezdgnbvgy3tqojq",
            "GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ",
            "gezd-gnbv-gy3t-qojq-gezd-gnbv-gy3t-qojq",
            "GEZD\u{a0}GNBV\u{2011}GY3TQOJQ+GEZDGNBVGY3TQOJQ\r\n",
        ] {
            assert_eq!(base32(text).unwrap().expose(), b"12345678901234567890", "{text:?}");
        }
    }

    #[test]
    fn padding_may_be_there_or_not() {
        // RFC 4648, section 10.
        for (text, bytes) in [
            ("MY", "f"),
            ("MZXQ", "fo"),
            ("MZXW6", "foo"),
            ("MZXW6YQ", "foob"),
            ("MZXW6YTB", "fooba"),
            ("MZXW6YTBOI", "foobar"),
        ] {
            for padding in ["", "=", "======"] {
                assert_eq!(base32(&format!("{text}{padding}")).unwrap().expose(), bytes.as_bytes());
            }
            assert_eq!(*to_base32(&base32(text).unwrap()), text);
        }
    }

    #[test]
    fn bits_that_make_no_byte_are_left_out() {
        for text in ["MZXW6YTB", "MZXW6YTBA", "MZXW6YTB7"] {
            assert_eq!(base32(text).unwrap().expose(), b"fooba", "{text}");
        }
        assert_eq!(base32("MZ").unwrap().expose(), b"f", "the last two bits are not zero");
    }

    #[test]
    fn what_is_no_base32_is_refused() {
        for text in ["", " - ", "===", "\u{feff}"] {
            assert_eq!(base32(text), Err(SecretError::Empty), "{text:?}");
        }
        for text in ["GEZDGNB0", "GEZDGNB1", "GEZDGNB8", "GEZ!", "GE=ZDGNB", "ＡＢＣＤ", "Å", "A"] {
            assert_eq!(base32(text), Err(SecretError::NotBase32), "{text:?}");
        }
    }

    #[test]
    fn hexadecimal_is_read_in_either_case() {
        for text in ["0123456789abcdef", "0123456789ABCDEF", "01 23-45 67 89ab cdef"] {
            assert_eq!(*to_hex(&hex(text).unwrap()), "0123456789abcdef");
        }
        assert_eq!(hex(" "), Err(SecretError::Empty));
        for text in ["0", "012", "0g", "é0"] {
            assert_eq!(hex(text), Err(SecretError::NotHex), "{text}");
        }
    }
}
