//! One-time codes on paper (F05): how they are written, and how they are read however they were typed.

use data_encoding::BASE32_NOPAD;
use sluss_protocol::method::Method;
use sluss_protocol::typed::{is_dash, is_invisible};
use zeroize::Zeroizing;

use crate::model::secret::{Bearer, BearerHash, Kind};
use crate::model::timestamp::Timestamp;

/// How many codes are on a sheet.
pub(crate) const CODES: usize = 10;

/// How many letters a code has: 60 bits, which is few enough to type and so few that only a slow hash may be stored.
pub(crate) const LETTERS: usize = 12;

/// How many random bytes these letters are taken from.
pub(crate) const BYTES: usize = 8;

/// How many random bytes a code had in earlier versions: enough for a plain hash, and too many to type with pleasure.
const LONG_BYTES: usize = 15;

/// How many letters such a code has.
const LONG_LETTERS: usize = LONG_BYTES * 8 / 5;

/// How many letters stand between two dashes.
const GROUP: usize = 4;

/// A code that somebody has typed.
#[derive(Clone)]
pub enum TypedCode {
    /// The letters of a code, in capitals.
    Letters(Zeroizing<String>),
    /// The hash of a code that an earlier version made.
    Long(BearerHash),
}

impl std::fmt::Debug for TypedCode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("TypedCode(..)")
    }
}

/// The letters of a new code.
pub(crate) fn letters(bytes: &[u8; BYTES]) -> Zeroizing<String> {
    let mut letters = Zeroizing::new(BASE32_NOPAD.encode(bytes));
    letters.truncate(LETTERS);
    letters
}

/// A code as people write it: groups of four letters and digits, none of which looks like another.
pub(crate) fn written(letters: &str) -> String {
    let groups: Vec<String> = letters.chars().collect::<Vec<_>>().chunks(GROUP).map(String::from_iter).collect();
    groups.join("-")
}

/// A code as typed, in any case and grouping; `None` if it cannot be a code. The digits 0, 1 and 8 occur in no code and
/// are read as the letters that they resemble.
#[must_use]
pub fn typed(text: &str) -> Option<TypedCode> {
    let letters: Zeroizing<String> = Zeroizing::new(
        text.chars()
            .filter(|c| !c.is_whitespace() && !is_dash(*c) && !is_invisible(*c))
            .map(|c| match c.to_ascii_uppercase() {
                '0' => 'O',
                '1' => 'I',
                '8' => 'B',
                other => other,
            })
            .take(LONG_LETTERS + 1)
            .collect(),
    );
    match letters.len() {
        LETTERS => {
            letters.bytes().all(|c| matches!(c, b'A'..=b'Z' | b'2'..=b'7')).then_some(TypedCode::Letters(letters))
        }
        LONG_LETTERS => {
            let bytes = Zeroizing::new(BASE32_NOPAD.decode(letters.as_bytes()).ok()?);
            Some(TypedCode::Long(Bearer::from_bytes(Kind::Recovery, &bytes).hash()))
        }
        _ => None,
    }
}

/// A sheet of codes that was shown and is not valid yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// The method that the codes are for.
    pub method: Method,
    /// The hash of the token that names them.
    pub token: BearerHash,
    /// The hashes that become valid when the person confirms.
    pub codes: Vec<BearerHash>,
    /// Until when the person can confirm having kept them.
    pub expires_at: Timestamp,
    /// Whether the person has confirmed.
    pub kept: bool,
}

#[cfg(test)]
mod tests {
    use super::{BYTES, LONG_BYTES, TypedCode, letters, typed, written};
    use crate::model::secret::{Bearer, BearerHash, Kind};

    fn read(text: &str) -> Option<String> {
        match typed(text)? {
            TypedCode::Letters(letters) => Some(letters.to_string()),
            TypedCode::Long(_) => None,
        }
    }

    fn long(text: &str) -> Option<BearerHash> {
        match typed(text)? {
            TypedCode::Letters(_) => None,
            TypedCode::Long(hash) => Some(hash),
        }
    }

    #[test]
    fn f05_a_code_has_twelve_letters_and_reads_back_however_it_is_typed() {
        let code = letters(&[0x5a; BYTES]);
        let paper = written(&code);
        assert_eq!(paper.split('-').map(str::len).collect::<Vec<_>>(), [4; 3]);
        let code = Some(code.to_string());
        assert_eq!(read(&paper), code);
        assert_eq!(read(&format!(" {} ", paper.to_lowercase().replace('-', " "))), code);
        assert_eq!(read(&paper.replace('-', "\u{2013}")), code);
        assert_eq!(read(&format!("\u{202a}{}\u{202c}", paper.replace('-', "\u{ad}\u{200b}"))), code);
    }

    #[test]
    fn f05_a_code_of_an_earlier_version_has_at_least_112_bits_and_is_still_read() {
        const { assert!(LONG_BYTES * 8 >= 112) };
        let bytes = [0x5a; LONG_BYTES];
        let paper = written(&data_encoding::BASE32_NOPAD.encode(&bytes));
        assert_eq!(long(&paper.to_lowercase()), Some(Bearer::from_bytes(Kind::Recovery, &bytes).hash()));
    }

    #[test]
    fn digits_that_stand_in_no_code_are_the_letters_that_they_look_like() {
        assert_eq!(read("0188-0188-0188").as_deref(), Some("OIBBOIBBOIBB"));
        assert_eq!(long("0188-0188-0188-0188-0188-0188"), long("OIBB-OIBB-OIBB-OIBB-OIBB-OIBB"));
    }

    #[test]
    fn what_has_another_form_is_no_code() {
        for text in [
            "",
            "1234 5678",
            "AAAA-AAAA-AAA",
            "AAAA-AAAA-AAAA-A",
            "AAAA-AAAA-AAAA-AAAA-AAAA-AAA",
            "AAAA-AAAA-AAAA-AAAA-AAAA-AAAA-A",
            "åäö!",
            "åååååå",
            "9999-9999-9999",
            "9999-9999-9999-9999-9999-9999",
        ] {
            assert!(typed(text).is_none(), "{text}");
        }
    }
}
