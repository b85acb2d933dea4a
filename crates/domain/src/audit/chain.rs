//! The chain over the audit log: each entry gets a number and a hash that covers the entry and the hash before it, so that
//! nothing can be altered, removed, put in between or moved afterwards without a trace (M06, docs/decisions/0009).
//!
//! What is hashed is what the store holds, as text and numbers: a line that no version of ours would write is still a line.

use sha2::{Digest, Sha256};
use thiserror::Error;

use crate::id::BASE64;
use crate::store::Change;
use crate::{Error, Sluss, Timestamp};

/// Entries that are linked in one commit at most.
const BATCH: usize = 200;
/// Links that are read at once when the chain is walked.
const STRIDE: usize = 500;
/// How often a node tries again when another was faster.
const TURNS: u32 = 50;

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
    pub proof: String,
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

pub(crate) const LINK: &str = "audit link";
pub(crate) const BASE: &str = "audit base";

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
    fn hash(&self, before: &str, seq: i64) -> String {
        let mut hasher = Sha256::new();
        hasher.update(b"sluss audit log 1\n");
        hasher.update(before.as_bytes());
        hasher.update(seq.to_be_bytes());
        hasher.update(self.bytes());
        BASE64.encode(&hasher.finalize())
    }
}

impl Sluss {
    fn proof(&self, purpose: &str, head: &Head) -> String {
        BASE64.encode(&self.sealer.prove(purpose, &head.to_string()))
    }

    /// Links what is not linked yet, oldest first, and says how many that were. Of two nodes that do so at once, one links an
    /// entry and the other finds it linked.
    ///
    /// # Errors
    /// Only the store's.
    pub async fn link_audit(&self) -> Result<usize, Error> {
        let (mut linked, mut lost) = (0, 0);
        loop {
            let lines = self.store.audit_unlinked(BATCH).await?;
            if lines.is_empty() {
                return Ok(linked);
            }
            let count = lines.len();
            let links = self.links(lines).await?;
            match self.store.commit(links).await.map_err(Error::from) {
                Ok(()) => linked += count,
                Err(Error::Conflict) if lost < TURNS => lost += 1,
                Err(error) => return Err(error),
            }
        }
    }

    async fn links(&self, lines: Vec<Line>) -> Result<Vec<Change>, Error> {
        let head = self.audit_head().await?;
        let mut head = head.unwrap_or_else(|| Head { seq: 0, hash: String::new() });
        let link = |line: Line| {
            let seq = head.seq + 1;
            head = Head { seq, hash: line.hash(&head.hash, seq) };
            Change::LinkEntry(line.id, Link { seq, hash: head.hash.clone(), proof: self.proof(LINK, &head) })
        };
        Ok(lines.into_iter().map(link).collect())
    }

    /// The last link.
    ///
    /// # Errors
    /// Only the store's.
    pub async fn audit_head(&self) -> Result<Option<Head>, Error> {
        let head = self.store.audit_head().await?.or(self.store.audit_base().await?);
        Ok(head.map(|link| Head { seq: link.seq, hash: link.hash }))
    }

    /// Walks the chain from its beginning, or from where older entries were dropped. `expected` is a head that was written
    /// down at some time.
    ///
    /// # Errors
    /// The outer error is the store's, the inner one the first place where the chain breaks.
    pub async fn verify_audit(&self, expected: Option<&Head>) -> Result<Result<Verified, Break>, Error> {
        let base = self.store.audit_base().await?;
        let start = base
            .as_ref()
            .map_or(Head { seq: 0, hash: String::new() }, |link| Head { seq: link.seq, hash: link.hash.clone() });
        if base.is_some_and(|link| link.proof != self.proof(BASE, &start)) {
            return Ok(Err(Break::Base(start.seq + 1)));
        }
        let first = start.seq + 1;
        let (mut head, mut met) = (start, expected.is_none());
        met |= expected.is_some_and(|expected| *expected == head || expected.seq < head.seq);
        loop {
            let stretch = self.store.audit_linked(head.seq, STRIDE).await?;
            if stretch.is_empty() {
                break;
            }
            for linked in stretch {
                head = match self.follow(&head, &linked) {
                    Ok(head) => head,
                    Err(broken) => return Ok(Err(broken)),
                };
                met |= expected == Some(&head);
            }
        }
        if let Some(cut) = expected.filter(|_| !met) {
            return Ok(Err(Break::Cut(cut.clone())));
        }
        let waiting = self.store.audit_unlinked(BATCH).await?.len();
        let entries = u64::try_from(head.seq + 1 - first).unwrap_or(0);
        Ok(Ok(Verified { entries, first, head: (head.seq > 0).then_some(head), waiting }))
    }

    /// One step along the chain.
    fn follow(&self, head: &Head, linked: &Linked) -> Result<Head, Break> {
        let Linked { line, link } = linked;
        let seq = head.seq + 1;
        if link.seq != seq {
            return Err(Break::Removed(seq));
        }
        let next = Head { seq, hash: line.hash(&head.hash, seq) };
        if next.hash != link.hash {
            return Err(Break::Altered(seq, line.id.clone()));
        }
        if link.proof != self.proof(LINK, &next) {
            return Err(Break::Foreign(seq, line.id.clone()));
        }
        Ok(next)
    }

    /// Drops entries that are older than `before`, from the beginning of the chain up to the first that is not, and marks
    /// where it begins now, so that what is left can still be verified (N02).
    ///
    /// # Errors
    /// Only the store's.
    pub async fn prune_audit(&self, before: Timestamp) -> Result<(), Error> {
        let Some(last) = self.store.audit_last_before(before).await? else { return Ok(()) };
        let head = Head { seq: last.seq, hash: last.hash };
        let proof = self.proof(BASE, &head);
        let base = Link { seq: head.seq, hash: head.hash, proof };
        match self.store.commit(vec![Change::DropEntries(base)]).await.map_err(Error::from) {
            // Another node did it.
            Err(Error::Conflict) => Ok(()),
            other => other,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Head, Line};

    fn line() -> Line {
        Line {
            id: "log_1".to_owned(),
            at: 1,
            event: "signed-in".to_owned(),
            account: Some("a".to_owned()),
            client: Some("bc".to_owned()),
            method: None,
            visitor: "{}".to_owned(),
        }
    }

    #[test]
    fn m06_every_field_the_number_and_the_hash_before_are_in_the_hash() {
        let own = line().hash("x", 1);
        assert_eq!(own, line().hash("x", 1));
        let others = [
            Line { id: "log_2".to_owned(), ..line() },
            Line { at: 2, ..line() },
            Line { event: "signed-out".to_owned(), ..line() },
            // The same letters in other fields.
            Line { account: Some("ab".to_owned()), client: Some("c".to_owned()), ..line() },
            Line { client: None, ..line() },
            Line { method: Some(String::new()), ..line() },
            Line { visitor: "{ }".to_owned(), ..line() },
        ];
        for other in &others {
            assert_ne!(own, other.hash("x", 1), "{other:?}");
        }
        assert_ne!(own, line().hash("y", 1));
        assert_ne!(own, line().hash("x", 2));
    }

    #[test]
    fn a_head_reads_back_as_it_was_written_down() {
        let head = Head { seq: 7, hash: "abc".to_owned() };
        assert_eq!(head.to_string().parse(), Ok(head));
        assert!("7".parse::<Head>().is_err() && "x:y".parse::<Head>().is_err());
    }
}
