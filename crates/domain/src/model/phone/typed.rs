//! Phone numbers as people type them. A number in international form is accepted, as is one in the form of a country
//! that the person has chosen. What is in neither form, but can be meant in only one way, is handed back as a question
//! instead of being refused.

use rlibphonenumber::enums::Region;
use rlibphonenumber::{PHONE_NUMBER_UTIL, PhoneNumberFormat, PhoneNumberType};
use sluss_protocol::numbers::NUMBER_MAX;
use sluss_protocol::typed;

use crate::model::country::Country;
use crate::model::phone::PhoneNumber;

/// What a typed text was found to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ParsedNumber {
    /// A number that is certain, in international form.
    Number(PhoneNumber),
    /// A number in another form; this is probably the one that was meant.
    DidYouMean(PhoneNumber),
    /// A number of a kind that receives no SMS, or that costs whoever sends one.
    NotMobile,
    /// Nothing that could be anybody's number.
    Unreadable,
}

/// The country that numbers without a calling code belong to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Home {
    /// The person chose it for this number, so a number in its form needs no question.
    Chosen(Country),
    /// The best guess, if there is one.
    Likely(Option<Country>),
}

impl Home {
    fn region(self) -> Option<Region> {
        let (Self::Chosen(country) | Self::Likely(Some(country))) = self else { return None };
        Region::from_code(country.as_str()).ok()
    }
}

/// Reads a typed number. Only numbers that can receive SMS are accepted.
#[must_use]
pub fn read(typed: &str, home: Home) -> ParsedNumber {
    let typed = meant(typed);
    if typed.chars().count() > NUMBER_MAX {
        return ParsedNumber::Unreadable;
    }
    if typed.starts_with('+') {
        return parse(&typed, None).map_or(ParsedNumber::Unreadable, |found| found.told(ParsedNumber::Number));
    }
    let certain: fn(PhoneNumber) -> ParsedNumber = match home {
        Home::Chosen(_) => ParsedNumber::Number,
        Home::Likely(_) => ParsedNumber::DidYouMean,
    };
    if let Some(found) = home.region().and_then(|region| parse(&typed, Some(region))) {
        return found.told(certain);
    }
    // After the two zeros that most countries dial before a calling code, or with nothing in their place.
    let digits: String = typed.chars().filter(char::is_ascii_digit).collect();
    let (abroad, told) = match digits.strip_prefix("00") {
        Some(abroad) => (abroad, certain),
        None => (&*digits, ParsedNumber::DidYouMean as fn(PhoneNumber) -> ParsedNumber),
    };
    parse(&format!("+{abroad}"), None).map_or(ParsedNumber::Unreadable, |found| found.told(told))
}

/// The text as a numeric keypad would have written it, without what contact apps put around numbers.
fn meant(typed: &str) -> String {
    let plain = typed::plain(typed);
    let written = plain.strip_prefix("tel:").unwrap_or(&plain).chars();
    written.map(|c| if c == '\u{ff0b}' { '+' } else { typed::digit(c).unwrap_or(c) }).collect()
}

/// A number that somebody could have.
struct Parsed {
    number: PhoneNumber,
    mobile: bool,
}

impl Parsed {
    fn told(self, number: fn(PhoneNumber) -> ParsedNumber) -> ParsedNumber {
        if self.mobile { number(self.number) } else { ParsedNumber::NotMobile }
    }
}

fn parse(text: &str, region: Option<Region>) -> Option<Parsed> {
    let parsed = PHONE_NUMBER_UTIL.parse(text, region).ok().filter(|parsed| parsed.is_valid())?;
    let number = PhoneNumber::e164(&parsed.format_as(PhoneNumberFormat::E164))?;
    let mobile = matches!(parsed.get_type(), PhoneNumberType::Mobile | PhoneNumberType::FixedLineOrMobile);
    Some(Parsed { number, mobile })
}

/// The digits that international numbers of this country begin with.
#[must_use]
pub fn calling_code(country: Country) -> Option<u16> {
    let region = Region::from_code(country.as_str()).ok()?;
    PHONE_NUMBER_UTIL.get_country_code_for_region(region).and_then(|code| u16::try_from(code).ok())
}

impl PhoneNumber {
    /// The country, or the part of one, that the number belongs to, if any.
    #[must_use]
    pub fn country(&self) -> Option<Country> {
        let region = PHONE_NUMBER_UTIL.parse(&self.0, None).ok()?.get_region_code()?;
        Country::parse(region.as_region_str().as_str())
    }

    /// The number as people write it: `+46 70 174 06 05`. Show it only to its owner.
    #[must_use]
    pub fn written(&self) -> String {
        let parsed = PHONE_NUMBER_UTIL.parse(&self.0, None);
        parsed.map_or_else(|_| self.0.clone(), |parsed| parsed.format_as(PhoneNumberFormat::International).into_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::{Home, ParsedNumber, calling_code};
    use crate::model::country::Country;
    use crate::model::phone::PhoneNumber;

    fn anna() -> PhoneNumber {
        PhoneNumber::e164("+46701740605").unwrap()
    }

    fn sweden() -> Option<Country> {
        Country::parse("SE")
    }

    fn read(typed: &str, likely: Option<Country>) -> ParsedNumber {
        super::read(typed, Home::Likely(likely))
    }

    fn chosen(typed: &str, country: &str) -> ParsedNumber {
        super::read(typed, Home::Chosen(Country::parse(country).unwrap()))
    }

    #[test]
    fn a_number_pasted_from_contacts_is_the_number() {
        for typed in [
            "\u{202d}+46 70 174 06 05\u{202c}",
            "\u{2066}+46701740605\u{2069}",
            "\u{200e}+46\u{a0}70\u{a0}174\u{a0}06\u{a0}05",
            "\u{feff}+4670\u{ad}1740605\u{200b}",
            "tel:+46-70-174-06-05",
            "＋４６７０１７４０６０５",
            "+٤٦٧٠١٧٤٠٦٠٥",
        ] {
            assert_eq!(read(typed, None), ParsedNumber::Number(anna()), "{typed:?}");
        }
    }

    #[test]
    fn in_a_chosen_country_its_own_form_is_taken() {
        for typed in
            ["070-174 06 05", "0701740605", "70 174 06 05", "0046701740605", "00 46 70 174 06 05", "+46701740605"]
        {
            assert_eq!(chosen(typed, "SE"), ParsedNumber::Number(anna()), "{typed}");
        }
        assert_eq!(
            chosen("00 46 70 174 06 05", "FI"),
            ParsedNumber::Number(anna()),
            "the zeros say that it is another country's"
        );
        assert_eq!(chosen("46701740605", "FI"), ParsedNumber::DidYouMean(anna()), "no more than likely");
        assert_eq!(chosen("hej", "SE"), ParsedNumber::Unreadable);
        let reunion = PhoneNumber::e164("+262692123456").unwrap();
        assert_eq!(chosen("0692 12 34 56", "RE"), ParsedNumber::Number(reunion));
    }

    #[test]
    fn the_international_form_is_taken_however_it_is_spaced() {
        for typed in ["+46701740605", " +46 70 174 06 05 ", "+46-70-174 06 05", "+46 (0)70-174 06 05"] {
            assert_eq!(read(typed, None), ParsedNumber::Number(anna()), "{typed}");
            assert_eq!(read(typed, Country::parse("FI")), ParsedNumber::Number(anna()), "{typed}");
        }
    }

    #[test]
    fn a_leading_zero_or_a_missing_calling_code_gets_a_suggestion() {
        for typed in ["0701740605", "070-174 06 05", "701740605", "46701740605", "0046701740605", "00 46 70 174 06 05"]
        {
            assert_eq!(read(typed, sweden()), ParsedNumber::DidYouMean(anna()), "{typed}");
        }
        assert_eq!(read("46701740605", None), ParsedNumber::DidYouMean(anna()));
        assert_eq!(read("0701740605", None), ParsedNumber::Unreadable, "nobody knows which country is meant");
    }

    #[test]
    fn d04_what_takes_no_sms_or_costs_whoever_sends_one_is_no_number() {
        for typed in ["+4689001234", "+46900123456", "089001234"] {
            assert!(!matches!(read(typed, sweden()), ParsedNumber::Number(_) | ParsedNumber::DidYouMean(_)), "{typed}");
        }
        for typed in ["", "+", "112", "+1", "hej", "+46 70", "+999 123456789", &"1".repeat(200)] {
            assert_eq!(read(typed, sweden()), ParsedNumber::Unreadable, "{typed}");
        }
    }

    #[test]
    fn a_number_knows_its_country_and_how_it_is_written() {
        assert_eq!(anna().country(), sweden());
        assert_eq!(anna().written(), "+46 70 174 06 05");
        assert_eq!(calling_code(Country::parse("FI").unwrap()), Some(358));
        assert_eq!(calling_code(Country::parse("XX").unwrap()), None);
    }
}
