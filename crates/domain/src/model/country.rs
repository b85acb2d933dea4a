//! Countries, by the two letters of ISO 3166-1 that phone number metadata and proxies' headers use.

use std::fmt;

/// A country code. Nothing checks that the country exists.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Country([u8; 2]);

impl Country {
    /// Reads a code of two capital letters.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let letters: [u8; 2] = text.as_bytes().try_into().ok()?;
        letters.iter().all(u8::is_ascii_uppercase).then_some(Self(letters))
    }

    /// The code of two capital letters.
    #[must_use]
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).expect("two ASCII letters are UTF-8")
    }

    /// The country that this is part of, or itself.
    #[must_use]
    pub fn whole(self) -> Self {
        let whole = PARTS.iter().find(|(_, parts)| parts.contains(&self.as_str()));
        whole.and_then(|(country, _)| Self::parse(country)).unwrap_or(self)
    }

    /// Its index among all codes of two letters.
    const fn place(self) -> usize {
        (self.0[0] - b'A') as usize * LETTERS + (self.0[1] - b'A') as usize
    }
}

impl fmt::Debug for Country {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

const LETTERS: usize = 26;

/// Regions that phone number metadata treats as countries of their own, by the country that they count with: parts of
/// it that belong to the European Union, and places that share its numbers (docs/decisions/0022).
const PARTS: [(&str, &[&str]); 5] = [
    ("FI", &["AX"]),
    ("FR", &["BL", "GF", "GP", "MF", "MQ", "RE", "YT"]),
    ("GB", &["GG", "IM", "JE"]),
    ("IT", &["VA"]),
    ("NO", &["SJ"]),
];

/// A set of countries, one bit for each possible code.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub struct Countries([u64; (LETTERS * LETTERS).div_ceil(64)]);

impl Countries {
    /// The countries that Sluss was made for: the European Union, the European Economic Area, Switzerland and the
    /// United Kingdom.
    const EUROPE: [&str; 32] = [
        "AT", "BE", "BG", "CH", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GB", "GR", "HR", "HU", "IE", "IS",
        "IT", "LI", "LT", "LU", "LV", "MT", "NL", "NO", "PL", "PT", "RO", "SE", "SI", "SK",
    ];

    /// Every country of the European Economic Area, Switzerland and the United Kingdom.
    #[must_use]
    pub(crate) fn europe() -> Self {
        Self::EUROPE.into_iter().filter_map(Country::parse).collect()
    }

    /// Whether the set has this very country; see [`Self::reach`] for parts.
    #[must_use]
    pub const fn contains(&self, country: Country) -> bool {
        self.0[country.place() / 64] >> (country.place() % 64) & 1 == 1
    }

    /// Whether the set has this country, or the one that it is part of.
    #[must_use]
    pub fn reach(&self, country: Country) -> bool {
        self.contains(country) || self.contains(country.whole())
    }

    /// The same countries together with all their parts.
    #[must_use]
    pub fn with_parts(&self) -> Self {
        let parts = PARTS.iter().flat_map(|(_, parts)| *parts).filter_map(|part| Country::parse(part));
        self.iter().chain(parts.filter(|part| self.reach(*part))).collect()
    }

    /// The countries of the set in the order of their codes.
    pub fn iter(&self) -> impl Iterator<Item = Country> {
        let all = (b'A'..=b'Z').flat_map(|first| (b'A'..=b'Z').map(move |second| Country([first, second])));
        all.filter(|country| self.contains(*country))
    }
}

impl FromIterator<Country> for Countries {
    fn from_iter<I: IntoIterator<Item = Country>>(countries: I) -> Self {
        let mut set = Self::default();
        for country in countries {
            set.0[country.place() / 64] |= 1 << (country.place() % 64);
        }
        set
    }
}

impl fmt::Debug for Countries {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.iter()).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::{Countries, Country};

    #[test]
    fn a_set_has_what_was_put_in_and_nothing_else() {
        let country = |code: &str| Country::parse(code).unwrap();
        let set: Countries = ["SE", "AA", "ZZ"].map(country).into_iter().collect();
        assert_eq!(set.iter().collect::<Vec<_>>(), ["AA", "SE", "ZZ"].map(country));
        assert!(!set.contains(country("FI")));
        assert_eq!(Countries::europe().iter().count(), 32);
    }

    #[test]
    fn a_country_takes_its_parts_in_and_a_part_alone_takes_nothing_else() {
        let country = |code: &str| Country::parse(code).unwrap();
        for part in ["AX", "BL", "GF", "GG", "GP", "IM", "JE", "MF", "MQ", "RE", "SJ", "VA", "YT"] {
            assert!(Countries::europe().reach(country(part)), "{part}");
            assert!(Countries::europe().with_parts().contains(country(part)), "{part}");
        }
        for outside in ["AD", "FO", "GI", "GL", "MC", "NC", "PF", "PM", "SM", "US"] {
            assert!(!Countries::europe().reach(country(outside)), "{outside}");
        }
        let reunion: Countries = [country("RE")].into_iter().collect();
        assert!(reunion.reach(country("RE")) && !reunion.reach(country("FR")) && !reunion.reach(country("GP")));
        assert_eq!(country("RE").whole(), country("FR"));
        assert_eq!(country("SE").whole(), country("SE"));
    }

    #[test]
    fn a_code_is_two_capital_letters() {
        for bad in ["", "S", "se", "SWE", "5E", "Å"] {
            assert_eq!(Country::parse(bad), None, "{bad}");
        }
    }
}
