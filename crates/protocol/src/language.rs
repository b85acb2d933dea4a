//! The languages that Sluss speaks, and how one is chosen from what a browser asks for. Knows no texts.

use serde::{Deserialize, Serialize};

/// A language with complete texts in `locales/`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// English, which is also the fallback.
    #[default]
    En,
    /// Swedish, as written in Sweden.
    Sv,
}

impl Language {
    /// Every language, in the order in which a person is offered them.
    pub const ALL: [Self; 2] = [Self::En, Self::Sv];

    /// The BCP 47 tag, as written in `lang="…"` and in folder names.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Sv => "sv",
        }
    }

    /// The locale in which browsers write dates and times: English as in Europe, the day before the month and 24 hours.
    #[must_use]
    pub const fn locale(self) -> &'static str {
        match self {
            Self::En => "en-GB",
            Self::Sv => "sv-SE",
        }
    }

    /// The language's own name for itself, as a switch shows it.
    #[must_use]
    pub const fn own_name(self) -> &'static str {
        match self {
            Self::En => "English",
            Self::Sv => "Svenska",
        }
    }

    /// The language with this tag; a region is ignored (`sv-FI` is Swedish).
    #[must_use]
    pub fn from_tag(tag: &str) -> Option<Self> {
        let primary = tag.trim().split(['-', '_']).next().unwrap_or_default();
        Self::ALL.into_iter().find(|language| language.tag().eq_ignore_ascii_case(primary))
    }

    /// The best match for an `Accept-Language` header (RFC 9110, section 12.5.4); English if nothing fits.
    ///
    /// ```
    /// use sluss_protocol::language::Language;
    ///
    /// assert_eq!(Language::negotiate("fi, sv-FI;q=0.8, en;q=0.5"), Language::Sv);
    /// assert_eq!(Language::negotiate("fi"), Language::En);
    /// ```
    #[must_use]
    pub fn negotiate(accept: &str) -> Self {
        let mut best = (0, Self::default());
        for range in accept.split(',').take(32) {
            let mut parts = range.split(';');
            let Some(language) = parts.next().and_then(Self::from_tag) else {
                continue;
            };
            let weight = parts.find_map(|part| thousandths(part.trim().strip_prefix(['q', 'Q'])?.strip_prefix('=')?));
            let weight = weight.unwrap_or(1_000);
            if weight > best.0 {
                best = (weight, language);
            }
        }
        best.1
    }
}

/// A weight with up to three decimals (RFC 9110, section 12.4.2), at most 1,000; `None` if it is no number.
fn thousandths(weight: &str) -> Option<u16> {
    let (whole, decimals) = weight.split_once('.').unwrap_or((weight, ""));
    if !weight.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.') || decimals.contains('.') {
        return None;
    }
    let digits = decimals.bytes().chain(std::iter::repeat(b'0')).take(3);
    let part = digits.fold(0, |sum, digit| sum * 10 + u16::from(digit - b'0'));
    let is_whole = whole.bytes().any(|byte| byte != b'0');
    Some(if is_whole { 1_000 } else { part })
}

#[cfg(test)]
mod tests {
    use super::Language;

    #[test]
    fn the_heaviest_known_language_wins() {
        assert_eq!(Language::negotiate("sv-SE,sv;q=0.9,en;q=0.8"), Language::Sv);
        assert_eq!(Language::negotiate("de,en;q=0.5,sv;q=0.4"), Language::En);
        assert_eq!(Language::negotiate("en;q=0.1, sv;q=0.7"), Language::Sv);
    }

    #[test]
    fn a_weight_may_be_written_in_capitals_and_weighs_one_at_most() {
        assert_eq!(Language::negotiate("en;Q=0.2, sv;Q=0.9"), Language::Sv);
        assert_eq!(Language::negotiate("sv, en;q=9"), Language::Sv);
        assert_eq!(Language::negotiate("sv, en;q=inf"), Language::Sv);
        assert_eq!(Language::negotiate("sv;q=0, en;q=0"), Language::En);
        assert_eq!(Language::negotiate("en;q=0.001, sv;q=0.01"), Language::Sv);
        assert_eq!(Language::negotiate("en;q=0.9, sv;q=1.000"), Language::Sv);
    }

    #[test]
    fn what_nobody_can_read_becomes_english() {
        assert_eq!(Language::negotiate(""), Language::En);
        assert_eq!(Language::negotiate("*;q=zzz,,;;;"), Language::En);
    }
}
