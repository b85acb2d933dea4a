//! Recovery codes as text (F05): how they are written, and read back however they were typed.

use data_encoding::BASE32_NOPAD;
use sluss_protocol::typed::{is_dash, is_invisible};
use zeroize::Zeroizing;

use crate::model::secret::{Bearer, BearerHash, Kind};
use crate::model::timestamp::Timestamp;

/// How many are made at once.
pub const CODES: usize = 10;

/// The random bytes of a code.
pub(crate) const BYTES: usize = 15;

/// The letters of a code.
const LETTERS: usize = BYTES * 8 / 5;

/// The letters between two dashes.
const GROUP: usize = 4;

/// A code as people write it: groups of four letters and digits, none of which looks like another.
pub(crate) fn written(letters: &str) -> String {
    let groups: Vec<String> = letters.chars().collect::<Vec<_>>().chunks(GROUP).map(String::from_iter).collect();
    groups.join("-")
}

/// The hash of a code as it was typed, in whatever case and grouping; `None` if it cannot be one. The digits 0, 1 and 8 stand in
/// no code: they are the letters that they look like.
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

/// Codes that were shown and do not count yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// The hash of their name.
    pub token: BearerHash,
    /// Their hashes.
    pub codes: Vec<BearerHash>,
    /// The last moment to say that they are kept.
    pub expires_at: Timestamp,
    /// Whether that was said.
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
