//! Links of the chain over the audit log: each has a number, and a hash over its entry and the previous hash (M06).

use sha2::{Digest, Sha256};
use thiserror::Error;

use crate::model::id::BASE64;

/// An entry as the store holds it, which is what the hash covers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The entry's id, whatever text it is.
    pub id: String,
    /// When it happened, in milliseconds since the epoch.
    pub at: i64,
    /// The event's name, whether this version knows it or not.
    pub event: String,
    /// The id of the account, which may have been deleted since.
    pub account: Option<String>,
    /// The relying party's id.
    pub client: Option<String>,
    /// The sign-in method's name, where there is one.
    pub method: Option<String>,
    /// The visitor, as JSON.
    pub visitor: String,
}

/// An entry's place in the chain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// The entry's number, from 1.
    pub seq: i64,
    /// SHA-256 over the previous hash, the number and the line; base64url.
    pub hash: String,
    /// A MAC over number and hash: nobody who has only the store can compute it.
    pub tag: String,
}

/// An entry together with its place in the chain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Linked {
    /// What the entry says.
    pub line: Line,
    /// The number, hash and MAC that it was linked with.
    pub link: Link,
}

/// The last link of a chain. Whoever writes it down elsewhere will notice if the end of the chain is cut off.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// How many entries there have ever been.
    pub seq: i64,
    /// The hash of the last entry, base64url.
    pub hash: String,
}

impl std::fmt::Display for Head {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}:{}", self.seq, self.hash)
    }
}

impl std::str::FromStr for Head {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (seq, hash) = text.split_once(':').ok_or("a head consists of a number, a colon and a hash")?;
        let seq = seq.parse().map_err(|_| "a head begins with a number")?;
        Ok(Self { seq, hash: hash.to_owned() })
    }
}

/// The first place where a chain breaks.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Break {
    /// The entry with this number is missing.
    #[error("entry {0} was removed")]
    Removed(i64),
    /// The content or the place of this entry is not what was linked.
    #[error("entry {0} ({1}) was altered, moved or put in afterwards")]
    Altered(i64, String),
    /// The hashes match, but somebody without our key computed them.
    #[error("entry {0} ({1}) was linked by somebody else")]
    Foreign(i64, String),
    /// The chain does not reach the head that was written down, or reaches it with another hash.
    #[error("the chain does not contain the head {0}: entries were removed at the end, or all were rewritten")]
    Cut(Head),
    /// The mark that says where older entries were dropped is not ours.
    #[error("the mark before entry {0} that says which older entries were dropped is not ours")]
    Base(i64),
}

/// What verifying an unbroken chain found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verified {
    /// How many entries were verified.
    pub entries: u64,
    /// The number of the first of them; greater than 1 once older entries have been dropped.
    pub first: i64,
    /// The head after the last of them; `None` for an empty log.
    pub head: Option<Head>,
    /// How many entries wait to be linked, counted up to one batch.
    pub waiting: usize,
}

impl Line {
    /// Every field preceded by its length, so that no two different lines have the same bytes.
    fn bytes(&self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(256);
        let mut add = |field: Option<&str>| match field {
            None => bytes.extend_from_slice(&u64::MAX.to_be_bytes()),
            Some(text) => {
                bytes.extend_from_slice(&(text.len() as u64).to_be_bytes());
                bytes.extend_from_slice(text.as_bytes());
            }
        };
        let at = self.at.to_string();
        for field in [Some(&self.id), Some(&at), Some(&self.event)] {
            add(field.map(String::as_str));
        }
        for field in [&self.account, &self.client, &self.method] {
            add(field.as_deref());
        }
        add(Some(&self.visitor));
        bytes
    }

    /// The hash of this line at a place in the chain, given the previous hash.
    pub(crate) fn hash(&self, before: &str, seq: i64) -> String {
        let mut hasher = Sha256::new();
        hasher.update(b"sluss audit log 1\n");
        hasher.update(before.as_bytes());
        hasher.update(seq.to_be_bytes());
        hasher.update(self.bytes());
        BASE64.encode(&hasher.finalize())
    }
}
