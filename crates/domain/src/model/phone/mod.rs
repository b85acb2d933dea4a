//! Phone numbers, in the one form that every network understands (ITU-T E.164).

mod typed;

pub use typed::{Home, ParsedNumber, calling_code, read};

use std::fmt;

use serde::{Deserialize, Serialize};

/// A phone number: a plus sign and 8 to 15 digits, beginning with the country's calling code.
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct PhoneNumber(String);

impl PhoneNumber {
    /// Reads a number that is already in that form.
    #[must_use]
    pub fn e164(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('+')?;
        let plausible = (8..=15).contains(&digits.len())
            && !digits.starts_with('0')
            && digits.bytes().all(|byte| byte.is_ascii_digit());
        plausible.then(|| Self(text.to_owned()))
    }

    /// The whole number, which only the network and its owner may see.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }

    /// What anybody else may see of the number: its last two digits (D05).
    #[must_use]
    pub fn hint(&self) -> String {
        format!("•• {}", &self.0[self.0.len() - 2..])
    }
}

/// Shows only the last digits: a number is personal, and many people read logs (M02).
impl fmt::Debug for PhoneNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PhoneNumber({})", self.hint())
    }
}

impl From<PhoneNumber> for String {
    fn from(number: PhoneNumber) -> Self {
        number.0
    }
}

impl TryFrom<String> for PhoneNumber {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::e164(&text).ok_or("expected a phone number in international form")
    }
}

#[cfg(test)]
mod tests {
    use super::PhoneNumber;

    #[test]
    fn d04_only_the_international_form_is_a_number() {
        assert!(PhoneNumber::e164("+46701740605").is_some());
        for bad in
            ["", "+", "46701740605", "0701740605", "+0701740605", "+4670", "+46 70 174 06 05", "+467017406051234567"]
        {
            assert_eq!(PhoneNumber::e164(bad), None, "{bad}");
        }
    }

    #[test]
    fn d05_m02_no_more_than_two_digits_show() {
        let number = PhoneNumber::e164("+46701740605").unwrap();
        assert_eq!(format!("{number:?}"), "PhoneNumber(•• 05)");
    }
}
