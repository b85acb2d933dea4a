//! Keys as they are kept: what for, since when, and sealed.

use crate::model::id::SigningKeyId;
use crate::model::timestamp::Timestamp;

/// How an ID token is signed, by the names of RFC 7518, section 3.1.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Algorithm {
    /// RSA with SHA-256: the one that every client must know (OpenID Connect Core, section 15.1).
    #[default]
    Rs256,
    /// ECDSA on P-256 with SHA-256, for clients that ask for it: smaller, and a fortieth of the work.
    Es256,
}

impl Algorithm {
    /// The name in tokens, and in the store.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Rs256 => "RS256",
            Self::Es256 => "ES256",
        }
    }

    /// The algorithm with this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        [Self::Rs256, Self::Es256].into_iter().find(|algorithm| algorithm.name() == name)
    }
}

/// What a key is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Purpose {
    /// ID tokens.
    IdToken(Algorithm),
    /// Links in QR codes, ES256.
    Link,
    /// Who we are to push services, ES256 (RFC 8292).
    Push,
    /// What PINs are hashed under, HMAC-SHA-256 (docs/decisions/0048).
    Pin,
}

impl Purpose {
    /// Every purpose; a server needs a key for each.
    pub const ALL: [Self; 5] =
        [Self::IdToken(Algorithm::Rs256), Self::IdToken(Algorithm::Es256), Self::Link, Self::Push, Self::Pin];

    /// Those whose keys can be replaced by and by. Browsers subscribe to the push key, and would never be woken again with another; no PIN
    /// would be right any more.
    pub const ROTATED: [Self; 3] = [Self::IdToken(Algorithm::Rs256), Self::IdToken(Algorithm::Es256), Self::Link];

    /// The name in the store, and what the private key is sealed for.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::IdToken(Algorithm::Rs256) => "id-token",
            Self::IdToken(Algorithm::Es256) => "id-token-es256",
            Self::Link => "link",
            Self::Push => "push",
            Self::Pin => "pin",
        }
    }

    /// The purpose with this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|purpose| purpose.name() == name)
    }
}

/// A stored key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SigningKey {
    /// Its name; also the row that it is sealed for.
    pub id: SigningKeyId,
    /// What it signs.
    pub purpose: Purpose,
    /// PKCS#8, or 32 random bytes for PINs; sealed.
    pub private: Vec<u8>,
    /// Since when.
    pub created_at: Timestamp,
    /// Until when others should still accept what it signed; `None`: it is in use.
    pub retires_at: Option<Timestamp>,
}
