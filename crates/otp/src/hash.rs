//! The three HMACs that the RFCs allow. Knows nothing of what is hashed.

use hmac::{Hmac, KeyInit, Mac};
use sha1::Sha1;
use sha2::{Digest, Sha256, Sha512};

/// The hash under an HMAC (RFC 6238, section 1.2; RFC 6287, section 5.2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Algorithm {
    /// HMAC-SHA-1, 20 bytes: the default of every authenticator app.
    Sha1,
    /// HMAC-SHA-256, whose result has 32 bytes.
    Sha256,
    /// HMAC-SHA-512, whose result has 64 bytes.
    Sha512,
}

impl Algorithm {
    /// The HMAC of `message` under `key`, which may have any length (RFC 2104, section 3).
    #[must_use]
    pub fn hmac(self, key: &[u8], message: &[u8]) -> Vec<u8> {
        self.begin(key, message).finish(&[])
    }

    /// The same for messages with this common beginning, which is hashed once.
    pub(crate) fn begin(self, key: &[u8], beginning: &[u8]) -> StartedMac {
        const ANY_LENGTH: &str = "HMAC takes keys of any length";
        match self {
            Self::Sha1 => StartedMac::Sha1(Hmac::new_from_slice(key).map(|mac| fed(mac, beginning)).expect(ANY_LENGTH)),
            Self::Sha256 => {
                StartedMac::Sha256(Hmac::new_from_slice(key).map(|mac| fed(mac, beginning)).expect(ANY_LENGTH))
            }
            Self::Sha512 => {
                StartedMac::Sha512(Hmac::new_from_slice(key).map(|mac| fed(mac, beginning)).expect(ANY_LENGTH))
            }
        }
    }

    /// The plain hash of `message`.
    #[must_use]
    pub fn digest(self, message: &[u8]) -> Vec<u8> {
        match self {
            Self::Sha1 => Sha1::digest(message).to_vec(),
            Self::Sha256 => Sha256::digest(message).to_vec(),
            Self::Sha512 => Sha512::digest(message).to_vec(),
        }
    }

    /// Bytes in a digest.
    #[must_use]
    pub const fn digest_len(self) -> usize {
        match self {
            Self::Sha1 => 20,
            Self::Sha256 => 32,
            Self::Sha512 => 64,
        }
    }

    /// The name in OCRA suites and `otpauth` links.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Sha1 => "SHA1",
            Self::Sha256 => "SHA256",
            Self::Sha512 => "SHA512",
        }
    }

    /// The algorithm with exactly this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        [Self::Sha1, Self::Sha256, Self::Sha512].into_iter().find(|algorithm| algorithm.name() == name)
    }
}

/// An HMAC whose message has begun.
pub(crate) enum StartedMac {
    Sha1(Hmac<Sha1>),
    Sha256(Hmac<Sha256>),
    Sha512(Hmac<Sha512>),
}

impl StartedMac {
    /// The HMAC of the message that continues and ends with these.
    pub(crate) fn finish(&self, parts: &[&[u8]]) -> Vec<u8> {
        match self {
            Self::Sha1(mac) => finish(mac.clone(), parts),
            Self::Sha256(mac) => finish(mac.clone(), parts),
            Self::Sha512(mac) => finish(mac.clone(), parts),
        }
    }
}

fn fed<M: Mac>(mut mac: M, part: &[u8]) -> M {
    mac.update(part);
    mac
}

fn finish(mac: impl Mac, parts: &[&[u8]]) -> Vec<u8> {
    parts.iter().fold(mac, |mac, part| fed(mac, part)).finalize().into_bytes().to_vec()
}
