//! Links of the chain over the audit log: each has a number, and a hash that covers its entry and the hash before it (M06).

use sha2::{Digest, Sha256};
use thiserror::Error;

use crate::model::id::BASE64;

/// An entry as it lies in the store.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The entry's name.
    pub id: String,
    /// When, in epoch milliseconds.
    pub at: i64,
    /// The event's name.
    pub event: String,
    /// The account's id.
    pub account: Option<String>,
    /// The relying site's id.
    pub client: Option<String>,
    /// The method's name.
    pub method: Option<String>,
    /// The visitor, as JSON.
    pub visitor: String,
}

/// Where an entry stands in the chain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// 1 for the first.
    pub seq: i64,
    /// SHA-256 over the hash before, the number and the line; base64url.
    pub hash: String,
    /// Shows that the link is ours: whoever only has the store cannot compute it.
    pub tag: String,
}

/// A linked entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Linked {
    /// The entry.
    pub line: Line,
    /// Its place.
    pub link: Link,
}

/// The last link of a chain, for whoever writes it down elsewhere: with it, a chain that was cut short at its end is noticed too.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// How many entries there have ever been.
    pub seq: i64,
    /// The last one's hash.
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
        let (seq, hash) = text.split_once(':').ok_or("a head is a number, a colon and a hash")?;
        let seq = seq.parse().map_err(|_| "a head begins with a number")?;
        Ok(Self { seq, hash: hash.to_owned() })
    }
}

/// The first place where the chain breaks.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Break {
    /// A number is missing.
    #[error("entry {0} was removed")]
    Removed(i64),
    /// The entry's content, or its place, is not the one that was linked.
    #[error("entry {0} ({1}) was altered, moved or put in afterwards")]
    Altered(i64, String),
    /// The hashes fit, but somebody without our key computed them.
    #[error("entry {0} ({1}) was linked by somebody else")]
    Foreign(i64, String),
    /// The chain does not reach the head that was written down, or reaches it with another hash.
    #[error("the chain does not contain the head {0}: entries were removed at the end, or all were written anew")]
    Cut(Head),
    /// What older entries were cut off at is not by us.
    #[error("the mark before entry {0} that says which older entries were dropped is not ours")]
    Base(i64),
}

/// What a walk over an unbroken chain found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verified {
    /// How many entries were looked at.
    pub entries: u64,
    /// The first of them.
    pub first: i64,
    /// The last; `None` for an empty log.
    pub head: Option<Head>,
    /// How many wait to be linked.
    pub waiting: usize,
}

impl Line {
    /// Every field with its length before it, so that no two lines have the same bytes.
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

    /// The hash of this line behind another.
    pub(crate) fn hash(&self, before: &str, seq: i64) -> String {
        let mut hasher = Sha256::new();
        hasher.update(b"sluss audit log 1\n");
        hasher.update(before.as_bytes());
        hasher.update(seq.to_be_bytes());
        hasher.update(self.bytes());
        BASE64.encode(&hasher.finalize())
    }
}
