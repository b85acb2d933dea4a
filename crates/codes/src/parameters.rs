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

impl Algorithm {
    /// The hash that an app calls so: `SHA1`, `sha-256`, `HmacSHA512`, `HMAC-SHA-1`, `Algorithm.sha1` and the like. `None` for those that nobody
    /// computes codes with here, such as MD5, SHA-224 and SHA-384.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        let last = name.rsplit('.').next().unwrap_or(name);
        let plain: String = last.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_uppercase()).collect();
        match plain.strip_prefix("HMAC").unwrap_or(&plain) {
            "SHA1" => Some(Self::Sha1),
            "SHA256" => Some(Self::Sha256),
            "SHA512" => Some(Self::Sha512),
            _ => None,
        }
    }

    /// The name that links and files have for it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Sha1 => "SHA1",
            Self::Sha256 => "SHA256",
            Self::Sha512 => "SHA512",
        }
    }
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
    use super::{Algorithm, Digits, Period};

    #[test]
    fn a_hash_has_many_names() {
        for (algorithm, names) in [
            (Algorithm::Sha1, ["SHA1", "sha1", "SHA-1", "HmacSHA1", "HMAC-SHA-1", "Algorithm.sha1"]),
            (Algorithm::Sha256, ["SHA256", "sha256", "SHA_256", "HmacSHA256", "HMAC-SHA-256", "Algorithm.sha256"]),
            (Algorithm::Sha512, ["SHA512", "sha512", "SHA-512", "HmacSHA512", "hmac_sha512", "Algorithm.sha512"]),
        ] {
            assert!(names.iter().all(|name| Algorithm::named(name) == Some(algorithm)), "{names:?}");
            assert_eq!(Algorithm::named(algorithm.name()), Some(algorithm));
        }
        for name in ["", "MD5", "SHA224", "SHA384", "GOST3411_2012_256", "SHA11", "Hmac"] {
            assert_eq!(Algorithm::named(name), None, "{name}");
        }
    }

    #[test]
    fn only_what_issuers_use_is_taken() {
        assert_eq!([4, 5, 10, 11].map(|digits| Digits::new(digits).map(Digits::get)), [None, Some(5), Some(10), None]);
        assert_eq!((Digits::default().get(), Period::default().get()), (6, 30));
        assert_eq!([0, 1, u32::MAX].map(|seconds| Period::seconds(seconds).is_some()), [false, true, true]);
    }
}
