//! The code that a person types for a device without a browser (RFC 8628, section 6.1): eight letters that nobody mistakes for another and that
//! make no words. Knows no devices.

/// Consonants only, without those that look or sound like others in many languages.
const LETTERS: &[u8; 20] = b"BCDFGHJKLMNPQRSTVWXZ";

/// How many letters a code has: 34 bits, for which guesses are counted.
const LENGTH: usize = 8;

/// A code that a person types.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UserCode(String);

impl UserCode {
    /// The code that these random bytes make. Of 2⁶⁴ values none is notably likelier than another.
    #[must_use]
    pub fn from_random(bytes: [u8; 8]) -> Self {
        let mut rest = u64::from_be_bytes(bytes);
        let mut text = String::with_capacity(LENGTH);
        for _ in 0..LENGTH {
            let which = usize::try_from(rest % 20).unwrap_or_default();
            text.push(char::from(LETTERS[which]));
            rest /= 20;
        }
        Self(text)
    }

    /// The code that somebody typed, in small or capital letters, with whatever stands between them; `None` for anything
    /// else.
    #[must_use]
    pub fn typed(text: &str) -> Option<Self> {
        if text.len() > 64 {
            return None;
        }
        let letters: String =
            text.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_uppercase()).collect();
        let plain = letters.len() == LENGTH && letters.bytes().all(|letter| LETTERS.contains(&letter));
        plain.then_some(Self(letters))
    }

    /// The letters.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The code as people read it, in two halves.
    #[must_use]
    pub fn shown(&self) -> String {
        let (left, right) = self.0.split_at(LENGTH / 2);
        format!("{left}-{right}")
    }
}

#[cfg(test)]
mod tests {
    use super::UserCode;

    #[test]
    fn a_code_is_read_however_it_is_typed() {
        let code = UserCode::from_random([7; 8]);
        let shown = code.shown();
        assert_eq!(shown.len(), 9);
        let small = shown.to_lowercase().replace('-', " ");
        for typed in [&*shown, code.as_str(), &*small, &format!(" {shown}. ")] {
            assert_eq!(UserCode::typed(typed).as_ref(), Some(&code), "{typed}");
        }
        let long = "B".repeat(65);
        for bad in ["", "BCDF", "BCDF-GHJA", "BCDF-GHJ1", "BCDFGHJKL", "ÅÄÖÅÄÖÅÄ", &long] {
            assert_eq!(UserCode::typed(bad), None, "{bad}");
        }
    }
}
