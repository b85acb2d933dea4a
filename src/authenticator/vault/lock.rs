//! The record of the lock: the key that seals the codes, or the ways in which it is wrapped. Knows no code.

use data_encoding::BASE64URL_NOPAD;
use serde::{Deserialize, Serialize};

use super::cipher::PassphraseCost;
use super::form::Stored;

/// What the text `kind` of this record says.
pub(super) const KIND: &str = "lock";
/// The record's name: there is one.
pub(super) const ID: &str = "lock";
/// The name of the key in a lock that is open.
const KEY: &str = "vault";

/// The lock as it is stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct LockRecord<K> {
    /// The name of the vault key: 16 random bytes in base64url, which each sealed record repeats.
    pub(super) seal: String,
    pub(super) state: LockState<K>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum LockState<K> {
    /// Nothing has to be shown: the browser itself holds the key, and lets nobody read it.
    Open(K),
    /// Each of these ways leads to the key, which is stored nowhere.
    Locked(Vec<WrappedKey>),
}

/// The vault key, wrapped in one way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct WrappedKey {
    pub(super) way: Way,
    /// Nonce, ciphertext and tag.
    pub(super) wrapped: Vec<u8>,
}

/// A way to unlock.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Way {
    /// A passphrase, through Argon2id.
    Passphrase {
        /// The salt.
        salt: [u8; 16],
        /// What it costs to try one.
        cost: PassphraseCost,
    },
    /// A passkey, through its pseudo-random function (WebAuthn Level 3, section 10.1.4).
    Passkey {
        /// The passkey's credential id.
        credential: Vec<u8>,
        /// What the function is asked about.
        salt: [u8; 32],
    },
}

#[derive(Serialize, Deserialize)]
struct About {
    seal: String,
    #[serde(default)]
    ways: Vec<WayText>,
}

/// A way in the words that are stored; bytes are in base64url.
#[derive(Serialize, Deserialize)]
#[serde(tag = "way", rename_all = "kebab-case")]
enum WayText {
    Passphrase {
        salt: String,
        #[serde(flatten)]
        cost: PassphraseCost,
        wrapped: String,
    },
    Passkey {
        credential: String,
        salt: String,
        wrapped: String,
    },
}

impl<K: Clone> LockRecord<K> {
    /// Reads it; `None` if it is something else, or damaged.
    pub(super) fn read(stored: &Stored<K>) -> Option<Self> {
        if stored.string("kind")? != KIND {
            return None;
        }
        let about: About = serde_json::from_str(stored.string("about")?).ok()?;
        let ways: Option<Vec<WrappedKey>> = about.ways.into_iter().map(WrappedKey::read).collect();
        let state = match (stored.key(KEY), ways?) {
            (Some(key), ways) if ways.is_empty() => LockState::Open(key.clone()),
            (None, ways) if !ways.is_empty() => LockState::Locked(ways),
            _ => return None,
        };
        Some(Self { seal: about.seal, state })
    }

    /// The lock as it is stored.
    pub(super) fn store(&self) -> Stored<K> {
        let (ways, keys) = match &self.state {
            LockState::Open(key) => (Vec::new(), vec![(KEY, key.clone())]),
            LockState::Locked(ways) => (ways.iter().map(WrappedKey::text).collect(), Vec::new()),
        };
        let about = About { seal: self.seal.clone(), ways };
        let about = serde_json::to_string(&about).expect("what it holds is text and numbers");
        Stored::new(ID, &[("kind", KIND), ("about", &about)], keys)
    }

    /// The ways to unlock; none if it is open.
    pub(super) fn ways(&self) -> &[WrappedKey] {
        match &self.state {
            LockState::Open(_) => &[],
            LockState::Locked(ways) => ways,
        }
    }
}

impl WrappedKey {
    fn read(text: WayText) -> Option<Self> {
        let bytes = |text: String| BASE64URL_NOPAD.decode(text.as_bytes()).ok();
        Some(match text {
            WayText::Passphrase { salt, cost, wrapped } => {
                Self { way: Way::Passphrase { salt: bytes(salt)?.try_into().ok()?, cost }, wrapped: bytes(wrapped)? }
            }
            WayText::Passkey { credential, salt, wrapped } => {
                let way = Way::Passkey { credential: bytes(credential)?, salt: bytes(salt)?.try_into().ok()? };
                Self { way, wrapped: bytes(wrapped)? }
            }
        })
    }

    fn text(&self) -> WayText {
        let text = |bytes: &[u8]| BASE64URL_NOPAD.encode(bytes);
        let wrapped = text(&self.wrapped);
        match &self.way {
            Way::Passphrase { salt, cost } => WayText::Passphrase { salt: text(salt), cost: *cost, wrapped },
            Way::Passkey { credential, salt } => {
                WayText::Passkey { credential: text(credential), salt: text(salt), wrapped }
            }
        }
    }
}
