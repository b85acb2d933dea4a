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
/// The names of the ways.
const PASSPHRASE: &str = "passphrase";
const PASSKEY: &str = "passkey";

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

/// A way in the words that are stored; bytes are in base64url. It is no enum, for which a browser would have to download code that reads
/// everything twice.
#[derive(Default, Serialize, Deserialize)]
struct WayText {
    /// `passphrase` or `passkey`.
    way: String,
    salt: String,
    wrapped: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    memory_kib: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    passes: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    credential: Option<String>,
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
        let bytes = |text: &str| BASE64URL_NOPAD.decode(text.as_bytes()).ok();
        let way = match text.way.as_str() {
            PASSPHRASE => {
                let cost = PassphraseCost { memory_kib: text.memory_kib?, passes: text.passes? };
                Way::Passphrase { salt: bytes(&text.salt)?.try_into().ok()?, cost }
            }
            PASSKEY => {
                let credential = bytes(text.credential.as_deref()?)?;
                Way::Passkey { credential, salt: bytes(&text.salt)?.try_into().ok()? }
            }
            _ => return None,
        };
        Some(Self { way, wrapped: bytes(&text.wrapped)? })
    }

    fn text(&self) -> WayText {
        let text = |bytes: &[u8]| BASE64URL_NOPAD.encode(bytes);
        let wrapped = text(&self.wrapped);
        match &self.way {
            Way::Passphrase { salt, cost } => WayText {
                way: PASSPHRASE.to_owned(),
                salt: text(salt),
                wrapped,
                memory_kib: Some(cost.memory_kib),
                passes: Some(cost.passes),
                credential: None,
            },
            Way::Passkey { credential, salt } => WayText {
                way: PASSKEY.to_owned(),
                salt: text(salt),
                wrapped,
                credential: Some(text(credential)),
                ..WayText::default()
            },
        }
    }
}
