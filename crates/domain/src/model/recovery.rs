//! Recovery codes as text (F05): how they are written, and how they are read however they were typed.

use data_encoding::BASE32_NOPAD;
use sluss_protocol::typed::{is_dash, is_invisible};
use zeroize::Zeroizing;

use crate::model::secret::{Bearer, BearerHash, Kind};
use crate::model::timestamp::Timestamp;

/// How many codes are made at once.
pub(crate) const CODES: usize = 10;

/// How many random bytes a code has.
pub(crate) const BYTES: usize = 15;

/// How many letters a code has.
const LETTERS: usize = BYTES * 8 / 5;

/// How many letters stand between two dashes.
const GROUP: usize = 4;

/// A code as people write it: groups of four letters and digits, none of which looks like another.
pub(crate) fn written(letters: &str) -> String {
    let groups: Vec<String> = letters.chars().collect::<Vec<_>>().chunks(GROUP).map(String::from_iter).collect();
    groups.join("-")
}

/// The hash of a code as typed, in any case and grouping; `None` if it cannot be a code. The digits 0, 1 and 8 occur in
/// no code and are read as the letters that they resemble.
#[must_use]
pub fn typed(text: &str) -> Option<BearerHash> {
    let letters: Zeroizing<String> = Zeroizing::new(
        text.chars()
            .filter(|c| !c.is_whitespace() && !is_dash(*c) && !is_invisible(*c))
            .map(|c| match c.to_ascii_uppercase() {
                '0' => 'O',
                '1' => 'I',
                '8' => 'B',
                other => other,
            })
            .take(LETTERS + 1)
            .collect(),
    );
    let bytes = Zeroizing::new(BASE32_NOPAD.decode(letters.as_bytes()).ok()?);
    (bytes.len() == BYTES).then(|| Bearer::from_bytes(Kind::Recovery, &bytes).hash())
}

/// Recovery codes that were shown and are not valid yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
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
    use super::{BYTES, typed, written};
    use crate::model::secret::{Bearer, Kind};

    #[test]
    fn f05_a_code_has_at_least_112_bits_and_reads_back_however_it_is_typed() {
        const { assert!(BYTES * 8 >= 112) };
        let bytes = [0x5a; BYTES];
        let code = written(&data_encoding::BASE32_NOPAD.encode(&bytes));
        assert_eq!(code.split('-').map(str::len).collect::<Vec<_>>(), [4; 6]);
        let hash = Some(Bearer::from_bytes(Kind::Recovery, &bytes).hash());
        assert_eq!(typed(&code), hash);
        assert_eq!(typed(&format!(" {} ", code.to_lowercase().replace('-', " "))), hash);
        assert_eq!(typed(&code.replace('-', "\u{2013}")), hash);
        assert_eq!(typed(&format!("\u{202a}{}\u{202c}", code.replace('-', "\u{ad}\u{200b}"))), hash);
    }

    #[test]
    fn digits_that_stand_in_no_code_are_the_letters_that_they_look_like() {
        assert_eq!(typed("0188-0188-0188-0188-0188-0188"), typed("OIBB-OIBB-OIBB-OIBB-OIBB-OIBB"));
        assert!(typed("0188-0188-0188-0188-0188-0188").is_some());
    }

    #[test]
    fn what_has_another_form_is_no_code() {
        for text in [
            "",
            "1234 5678",
            "AAAA-AAAA-AAAA-AAAA-AAAA-AAA",
            "AAAA-AAAA-AAAA-AAAA-AAAA-AAAA-A",
            "åäö!",
            "9999-9999-9999-9999-9999-9999",
        ] {
            assert_eq!(typed(text), None, "{text}");
        }
    }
}
