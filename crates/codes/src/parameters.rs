//! The parameters of codes, each within what any issuer uses.

/// The hash of an HMAC.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Algorithm {
    /// SHA-1, which nearly all issuers use.
    #[default]
    Sha1,
    /// SHA-256.
    Sha256,
    /// SHA-512.
    Sha512,
}

/// How many digits a code has: 5 to 10, or 6 where nothing is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Digits(u8);

impl Digits {
    /// So many; `None` for fewer than 5 or more than 10.
    #[must_use]
    pub const fn new(digits: u8) -> Option<Self> {
        if matches!(digits, 5..=10) { Some(Self(digits)) } else { None }
    }

    /// The number.
    #[must_use]
    pub const fn get(self) -> u8 {
        self.0
    }
}

impl Default for Digits {
    fn default() -> Self {
        Self(6)
    }
}

/// How many seconds a code is shown: one or more, or 30 where nothing is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Period(u32);

impl Period {
    /// So many; `None` for 0.
    #[must_use]
    pub const fn seconds(seconds: u32) -> Option<Self> {
        if seconds == 0 { None } else { Some(Self(seconds)) }
    }

    /// The number of seconds.
    #[must_use]
    pub const fn get(self) -> u32 {
        self.0
    }
}

impl Default for Period {
    fn default() -> Self {
        Self(30)
    }
}

#[cfg(test)]
mod tests {
    use super::{Digits, Period};

    #[test]
    fn only_what_issuers_use_is_taken() {
        assert_eq!([4, 5, 10, 11].map(|digits| Digits::new(digits).map(Digits::get)), [None, Some(5), Some(10), None]);
        assert_eq!((Digits::default().get(), Period::default().get()), (6, 30));
        assert_eq!([0, 1, u32::MAX].map(|seconds| Period::seconds(seconds).is_some()), [false, true, true]);
    }
}
