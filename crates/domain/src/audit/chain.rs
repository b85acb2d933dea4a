//! The chain over the audit log: each entry gets a number and a hash over the entry and the previous hash, so that
//! nothing can be altered, removed, inserted or moved without a trace (M06, docs/decisions/0009).
//!
//! The hash covers what the store holds, as text and numbers: a line that no version of ours would write is still a
//! line.

use crate::audit::log::AuditLog;
use crate::error::Error;
use crate::model::audit_chain::{Break, Head, Line, Link, Linked, Verified};
use crate::model::id::BASE64;
use crate::model::timestamp::Timestamp;
use crate::ports::store::Change;

/// How many entries one commit links at most.
const BATCH: usize = 200;

/// How many links are read at once when the chain is verified.
const STRIDE: usize = 500;

/// How often a node tries again when another was faster.
const TURNS: u32 = 50;

pub(crate) const LINK: &str = "audit link";

pub(crate) const BASE: &str = "audit base";

impl AuditLog<'_> {
    fn tag(&self, purpose: &str, head: &Head) -> String {
        BASE64.encode(&self.sluss.sealer.tag(purpose, &head.to_string()))
    }

    /// Links the entries that are not linked yet, the oldest first, and says how many they were. If two nodes do so at
    /// once, one links an entry and the other finds it linked.
    ///
    /// # Errors
    /// Only store errors.
    pub async fn link(&self) -> Result<usize, Error> {
        let (mut linked, mut lost) = (0, 0);
        loop {
            let lines = self.sluss.store.audit_unlinked(BATCH).await?;
            if lines.is_empty() {
                return Ok(linked);
            }
            let count = lines.len();
            let links = self.links(lines).await?;
            match self.sluss.store.commit(links).await.map_err(Error::from) {
                Ok(()) => linked += count,
                Err(Error::Conflict) if lost < TURNS => lost += 1,
                Err(error) => return Err(error),
            }
        }
    }

    async fn links(&self, lines: Vec<Line>) -> Result<Vec<Change>, Error> {
        let head = self.head().await?;
        let mut head = head.unwrap_or_else(|| Head { seq: 0, hash: String::new() });
        let link = |line: Line| {
            let seq = head.seq + 1;
            head = Head { seq, hash: line.hash(&head.hash, seq) };
            Change::LinkEntry(line.id, Link { seq, hash: head.hash.clone(), tag: self.tag(LINK, &head) })
        };
        Ok(lines.into_iter().map(link).collect())
    }

    /// The head of the chain: of its last entry, or of where it begins if older entries were dropped; `None` if nothing
    /// was ever linked.
    ///
    /// # Errors
    /// Only store errors.
    pub async fn head(&self) -> Result<Option<Head>, Error> {
        let head = self.sluss.store.audit_head().await?.or(self.sluss.store.audit_base().await?);
        Ok(head.map(|link| Head { seq: link.seq, hash: link.hash }))
    }

    /// Verifies the chain from its beginning, or from where older entries were dropped. `expected` is a head that
    /// somebody wrote down earlier.
    ///
    /// # Errors
    /// The outer error is the store's, the inner one the first place where the chain breaks.
    pub async fn verify(&self, expected: Option<&Head>) -> Result<Result<Verified, Break>, Error> {
        let base = self.sluss.store.audit_base().await?;
        let start = base
            .as_ref()
            .map_or(Head { seq: 0, hash: String::new() }, |link| Head { seq: link.seq, hash: link.hash.clone() });
        if base.is_some_and(|link| link.tag != self.tag(BASE, &start)) {
            return Ok(Err(Break::Base(start.seq + 1)));
        }
        let first = start.seq + 1;
        let (mut head, mut met) = (start, expected.is_none());
        met |= expected.is_some_and(|expected| *expected == head || expected.seq < head.seq);
        loop {
            let stretch = self.sluss.store.audit_linked(head.seq, STRIDE).await?;
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
        let waiting = self.sluss.store.audit_unlinked(BATCH).await?.len();
        let entries = u64::try_from(head.seq + 1 - first).unwrap_or(0);
        Ok(Ok(Verified { entries, first, head: (head.seq > 0).then_some(head), waiting }))
    }

    /// Verifies one link against the one before it.
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
        if link.tag != self.tag(LINK, &next) {
            return Err(Break::Foreign(seq, line.id.clone()));
        }
        Ok(next)
    }

    /// Drops entries older than `before`, from the beginning of the chain up to the first that is not, and marks where
    /// the chain begins from then on, so that the rest can still be verified (N02).
    ///
    /// # Errors
    /// Only store errors.
    pub async fn prune(&self, before: Timestamp) -> Result<(), Error> {
        let Some(last) = self.sluss.store.audit_last_before(before).await? else { return Ok(()) };
        let head = Head { seq: last.seq, hash: last.hash };
        let tag = self.tag(BASE, &head);
        let base = Link { seq: head.seq, hash: head.hash, tag };
        match self.sluss.store.commit(vec![Change::DropEntries(base)]).await.map_err(Error::from) {
            // Another node has dropped them.
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
