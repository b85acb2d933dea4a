//! Keys, as stored: their purpose, their age, and the sealed private key.

use crate::model::id::SigningKeyId;
use crate::model::timestamp::Timestamp;

/// How an ID token is signed, by the names of RFC 7518, section 3.1.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Algorithm {
    /// RSA with SHA-256: the algorithm that every client must support (OpenID Connect Core, section 15.1).
    #[default]
    Rs256,
    /// ECDSA on P-256 with SHA-256, for clients that request it: smaller, and a fortieth of the work.
    Es256,
    /// RSA with a random salt and SHA-256, for clients whose profile forbids the older padding. It signs with the key of
    /// RS256.
    Ps256,
    /// Ed25519 (RFC 8037, section 3.1).
    EdDsa,
}

impl Algorithm {
    /// Every algorithm, the one that every client knows first.
    pub const ALL: [Self; 4] = [Self::Rs256, Self::Es256, Self::Ps256, Self::EdDsa];

    /// The algorithm's name in tokens and in the store.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Rs256 => "RS256",
            Self::Es256 => "ES256",
            Self::Ps256 => "PS256",
            Self::EdDsa => "EdDSA",
        }
    }

    /// The algorithm with this name, in tokens and in the store.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|algorithm| algorithm.name() == name)
    }
}

/// The purpose that a key is used for, and for no other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Purpose {
    /// Signing ID tokens with this algorithm; PS256 signs with the key of RS256.
    IdToken(Algorithm),
    /// Signing links in QR codes, ES256.
    Link,
    /// Identifying us to push services, ES256 (RFC 8292).
    Push,
    /// Keying the hashes of PINs, HMAC-SHA-256 (docs/decisions/0048).
    Pin,
    /// Keying the pseudonyms by which sites of one sector know people, HMAC-SHA-256 (OpenID Connect Core, section 8.1).
    Pairwise,
}

impl Purpose {
    /// Every purpose; a server needs a key for each.
    pub const ALL: [Self; 7] = [
        Self::IdToken(Algorithm::Rs256),
        Self::IdToken(Algorithm::Es256),
        Self::IdToken(Algorithm::EdDsa),
        Self::Link,
        Self::Push,
        Self::Pin,
        Self::Pairwise,
    ];

    /// The purposes whose keys can be rotated. Browsers are subscribed to the push key and could not be woken with
    /// another one; under another PIN key no PIN would be right, and under another key for pseudonyms nobody would be known.
    pub const ROTATED: [Self; 4] =
        [Self::IdToken(Algorithm::Rs256), Self::IdToken(Algorithm::Es256), Self::IdToken(Algorithm::EdDsa), Self::Link];

    /// The purpose's name in the store; the private key is also sealed for it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::IdToken(Algorithm::Rs256 | Algorithm::Ps256) => "id-token",
            Self::IdToken(Algorithm::Es256) => "id-token-es256",
            Self::IdToken(Algorithm::EdDsa) => "id-token-eddsa",
            Self::Link => "link",
            Self::Push => "push",
            Self::Pin => "pin",
            Self::Pairwise => "pairwise",
        }
    }

    /// The purpose with this name in the store.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|purpose| purpose.name() == name)
    }
}

/// A key of any purpose, as stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SigningKey {
    /// Identifies the key; the private key is sealed for this id.
    pub id: SigningKeyId,
    /// The only purpose that it may be used for.
    pub purpose: Purpose,
    /// PKCS#8, or 32 random bytes for PINs and pseudonyms; sealed.
    pub private: Vec<u8>,
    /// When it was stored; the newest key that has not been retired is the one in use.
    pub created_at: Timestamp,
    /// Until when others should still accept its signatures; `None` while it is in use.
    pub retires_at: Option<Timestamp>,
}
